/**
 * What broken and malicious files do to the real window, each the only evidence of its packet: what
 * is shown in place of it and after how long, whether the rubric beside it goes on, for how long the
 * window could not draw, and whether its process gives the memory back.
 *
 * `handled_share`: files that ended in what should be shown, with both ratings taken and nothing of
 * them run. `longest_gap_ms`: the longest time between two frames, with a file on screen or opened
 * ahead; a sound document takes `sound.gap_ms`. `kept_mb`: memory of the process some seconds after a
 * file was left, over what it was before.
 */
import type { Page } from '@playwright/test'
import { reflection } from '../support/evidence.ts'
import { testFiles } from '../support/documents.ts'
import { type HandIn, rubric } from '../support/hand-ins.ts'
import { hostileFiles, ranTitle, shownFor } from '../support/hostile.ts'
import { longestGap, watchFrames } from './page/frames.ts'
import { openBrowser } from './support/browser.ts'
import { isPdf } from './support/documents.ts'
import { type Memory, watchMemory } from './support/memory.ts'
import { report } from './support/numbers.ts'
import { openHandInDesk } from './support/office.ts'
import { openPacket, openWindow } from './support/window.ts'

/** In milliseconds: what must not be passed until a file is dealt with, and for what it is opened ahead. */
const longest = 20_000
const beside = 4000
/** For the memory to come back, in milliseconds, and how often it is looked at. */
const settling = 6000
const often = 200
/** Packets of a few words before each file: nothing else is opened ahead with it. */
const apart = 3

type Row = {
  shown: string
  handled: boolean
  ms: number
  gap_ms: number
  ahead_gap_ms: number
  before_mb: number
  worst_mb: number
  after_mb: number
}

const sound = (await testFiles()).find(isPdf)!
const files = [sound, ...(await hostileFiles())]
const words = Array.from({ length: apart }, (): HandIn[] => [reflection])
const office = await openHandInDesk([
  ...files.flatMap((file): HandIn[][] => [...words, [file]]),
  ...words,
])
const home = office.packets.at(-1)!
const packetOf = (index: number) => office.packets[index * (apart + 1) + apart]!

/** Rates the first criterion; whether the screen took it. */
async function rate(page: Page, rank: number): Promise<boolean> {
  const criterion = page.getByRole('tab').first()
  await criterion.click()
  await page.keyboard.press(String(rank + 1))
  const { label } = rubric.criteria[0]!.ratings[rank]!
  return isThere(criterion.filter({ hasText: label }).waitFor({ timeout: 5000 }))
}

const isThere = (wait: Promise<void>) =>
  wait.then(
    () => true,
    () => false,
  )

/** Opens a file's packet and leaves it again. */
async function meet(page: Page, memory: Memory, index: number): Promise<Omit<Row, 'ahead_gap_ms'>> {
  const { name } = files[index]!
  await memory.heap()
  const before = await memory.resident()
  let worst = before
  const look = async () => void (worst = Math.max(worst, await memory.resident()))
  const looking = setInterval(() => void look(), often)
  await page.evaluate(watchFrames)

  const begun = performance.now()
  await openPacket(page, packetOf(index))
  const first = await rate(page, 1)
  const reading = page.getByRole('region', { name: `Evidence: ${name}`, exact: true })
  const expected = name === sound.name ? 'pages' : shownFor[name]
  const wanted =
    expected instanceof RegExp
      ? reading.filter({ hasText: expected })
      : reading.getByRole('region', { name: /^Page .*1 of / }).locator('canvas')
  const isShown = await isThere(wanted.first().waitFor({ timeout: longest }))
  const took = performance.now() - begun
  const second = await rate(page, 0)
  const shown = (await reading.innerText()).replaceAll(/\s+/g, ' ').trim().slice(0, 120)
  const ran = (await page.title()) === ranTitle
  await openPacket(page, home)
  await page.waitForTimeout(settling)
  const gap = await page.evaluate(longestGap)
  clearInterval(looking)
  await memory.heap()
  return {
    shown,
    handled: isShown && first && second && !ran,
    ms: Math.round(took),
    gap_ms: Math.round(gap),
    before_mb: before,
    worst_mb: worst,
    after_mb: await memory.resident(),
  }
}

/** The longest gap while a file is opened ahead of the packet before it. */
async function stallAhead(page: Page, index: number): Promise<number> {
  const packet = office.packets[office.packets.indexOf(packetOf(index)) - 1]!
  await page.evaluate(watchFrames)
  await openPacket(page, packet)
  await page.waitForTimeout(beside)
  const gap = await page.evaluate(longestGap)
  await openPacket(page, home)
  return Math.round(gap)
}

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, home)
  const memory = await watchMemory(browser, page)
  const rows: Record<string, Row> = {}
  for (const [index, { name }] of files.entries()) {
    const met = await meet(page, memory, index)
    rows[name] = { ...met, ahead_gap_ms: await stallAhead(page, index) }
    console.error(name, JSON.stringify(rows[name]))
  }
  await browser.close()
  const { [sound.name]: soundRow, ...bad } = rows
  const all = Object.values(bad)
  const worst = (of: (row: Row) => number) => Math.round(Math.max(...all.map(of)))
  report({
    name: 'hostile',
    handled_share: all.filter(({ handled }) => handled).length / all.length,
    longest_gap_ms: worst((row) => Math.max(row.gap_ms, row.ahead_gap_ms)),
    longest_ms: worst(({ ms }) => ms),
    kept_mb: worst(({ before_mb, after_mb }) => after_mb - before_mb),
    sound: soundRow,
    files: bad,
  })
} finally {
  await office.close()
}
