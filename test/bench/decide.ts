/**
 * How long a decision takes: Enter pressed in the real review screen, until the decision is signed
 * and synced to the host's file, which its answer says, and committed to the journal with strict
 * durability, as what was to be signed.
 *
 * `decide_ratio`: its median against one plain strict put of the same row and one plain append and
 * fdatasync of the same line, begun after the same rest.
 */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import {
  answeredAt,
  keeper,
  noted,
  plainPut,
  pressedAt,
  watchKeys,
  watchLine,
  watchWrites,
} from './page/observe.ts'
import { openBrowser } from './support/browser.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openHandInDesk } from './support/office.ts'

const turns = 40
const warm = 8
/** In milliseconds: before each Enter and each plain write the hand rests. */
const pause = 200
/** Milliseconds for which a finger holds a key down; letting it go is another event for the window. */
const hold = 80

const text = (index: number) => [
  { title: 'Reflection', text: `What I learned at station ${index}.` },
]
const office = await openHandInDesk(Array.from({ length: warm + turns + 1 }, (_, n) => text(n)))

/** Rates all criteria and decides; answers with the milliseconds until that was durable. */
async function decide(page: Page): Promise<number> {
  await page.getByRole('tab').first().waitFor()
  const undecidable = page.getByText('Not yet decidable')
  while (await undecidable.isVisible()) await page.keyboard.press('1')
  await page.waitForTimeout(pause)
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.keyboard.press('Enter', { delay: hold })
  // Asking the window how far it is takes a share of what is measured.
  await sleep(pause)
  const pressed = await page.evaluate(noted, pressedAt)
  for (let tries = 0; tries < 200; tries += 1) {
    const journalled = await page.evaluate(noted, keeper)
    const answered = await page.evaluate(noted, answeredAt)
    if (journalled > pressed && answered > pressed) {
      await page.getByRole('heading', { level: 1 }).filter({ hasNotText: heading! }).waitFor()
      return Math.max(journalled, answered) - pressed
    }
    await page.waitForTimeout(5)
  }
  throw new Error('a decision was not written')
}

/** Milliseconds for one append of the last line of the decisions file, and fdatasync. */
async function plainAppend(): Promise<number> {
  const lines = (await readFile(join(office.folder, 'desk', 'decisions.log'))).toString('latin1')
  const line = Buffer.from(`${lines.trimEnd().split('\n').at(-1)}\n`, 'latin1')
  const file = await open(join(office.folder, 'plain.log'), 'a')
  await sleep(pause)
  const begun = performance.now()
  await file.write(line)
  await file.datasync()
  const took = performance.now() - begun
  await file.close()
  return took
}

try {
  const running = await openBrowser()
  const page = await running.newPage({ viewport: { width: 1280, height: 720 } })
  await page.addInitScript(watchLine, answeredAt)
  await page.goto(office.address)
  await page.getByRole('row', { name: office.packets[0]! }).getByText('Ready').waitFor()
  // Without a network nothing but the decision itself is at work.
  await office.records.stop()
  await page.getByText('Offline since').waitFor({ timeout: 60_000 })
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')

  await page.evaluate(watchKeys, pressedAt)
  await page.evaluate(watchWrites, { name: keeper, table: 'intents' })
  const decided: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn < warm + turns; turn += 1) {
    const took = await decide(page)
    const put = await page.evaluate(plainPut, { table: 'decisions', pause })
    const append = await plainAppend()
    if (turn < warm) continue
    decided.push(took)
    plain.push(put + append)
  }
  await running.close()
  report({
    name: 'decide',
    decide_ratio: ratio(decided, plain),
    turns,
    decide_ms: spread(decided),
    plain_ms: spread(plain),
  })
} finally {
  await office.close()
}
