/**
 * What the window's process holds after a long sitting, over what it held in the middle of it: packets
 * are opened one after the other by their key, round and round through all PDF documents, each read
 * for a moment, so that the next ones are opened ahead now and then.
 *
 *     npm run bench -- memory [--packets N]
 *
 * `memory_ratio`: memory of the process; `heap_ratio`: memory of its scripts. Both when garbage was
 * collected, which else comes when it likes. Each is a median over the last round of each half, in which every document is read once: what is open at
 * the moment is most of what is held, and so the same for both. `budget`: what may be opened ahead at a
 * time.
 */
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { memory as aheadBytes, most } from '../../renderer/review/stage/pane.ts'
import { pageShown, watchPage } from './page/switching.ts'
import { openBrowser } from './support/browser.ts'
import { allFiles, isPdf } from './support/documents.ts'
import { watchMemory } from './support/memory.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { goToPacket, openPacket, openWindow } from './support/window.ts'

const { values } = parseArgs({ options: { packets: { type: 'string', default: '1000' } } })
const packets = Number(values.packets)

/** For how long a packet is read, in milliseconds: most are only leafed through, each tenth is read. */
const leafing = 120
const reading = 2000
/** Within which a packet stands there by its name, in milliseconds. */
const taking = 3000

const documents = (await allFiles()).filter(isPdf)
const half = packets / 2
if (!Number.isInteger(half) || half < documents.length)
  throw new Error(`--packets takes an even number from ${2 * documents.length} on.`)
const office = await openBenchOffice(documents, 1)
const ids = office.packets

/** Leafs on; how often the key had to be pressed again because the window did not take it. */
async function leafOn(page: Page, packet: string): Promise<number> {
  const heading = page.getByRole('heading', { level: 1, name: packet })
  for (let again = 0; again < 5; again += 1) {
    await page.keyboard.press('Alt+ArrowRight')
    const isThere = await heading.waitFor({ timeout: taking }).then(
      () => true,
      () => false,
    )
    if (isThere) return again
  }
  throw new Error(`${packet} was not opened by the key.`)
}

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, ids[0]!)
  const memory = await watchMemory(browser, page)

  const resident: number[][] = [[], []]
  const heap: number[][] = [[], []]
  const course: number[] = []
  let pressedAgain = 0
  for (let opened = 1; opened <= packets; opened += 1) {
    const packet = ids[opened % ids.length]!
    const [part, at] = opened <= half ? [0, opened] : [1, opened - half]
    const isLastRound = at > half - ids.length
    const isRead = isLastRound || opened % 10 === 0
    await page.evaluate(watchPage, { packet, from: 'now' as const })
    if (opened % ids.length === 0) await goToPacket(page, packet)
    else pressedAgain += await leafOn(page, packet)
    await page.evaluate(pageShown).catch((error: unknown) => {
      throw new Error(`${documents[opened % ids.length]!.name} was not shown`, { cause: error })
    })
    await page.waitForTimeout(isRead ? reading : leafing)
    if (!isRead) continue
    // What is not collected yet is held by nobody.
    const scripts = isLastRound ? await memory.heap() : null
    const held = await memory.resident()
    if (opened % Math.max(10, Math.round(packets / 200) * 10) === 0) course.push(held)
    if (scripts === null) continue
    resident[part]!.push(held)
    heap[part]!.push(scripts)
    console.error(opened, held, scripts)
  }
  await browser.close()
  report({
    name: 'memory',
    memory_ratio: ratio(resident[1]!, resident[0]!),
    heap_ratio: ratio(heap[1]!, heap[0]!),
    packets,
    documents: documents.length,
    pressed_again: pressedAgain,
    budget: { megabytes: aheadBytes / 1e6, documents: most },
    half_mb: spread(resident[0]!),
    end_mb: spread(resident[1]!),
    half_heap_mb: spread(heap[0]!),
    end_heap_mb: spread(heap[1]!),
    course_mb: course,
  })
} finally {
  await office.close()
}
