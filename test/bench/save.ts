/**
 * How long a reviewer's key is on its way to the disk: a rating key pressed in the real review
 * screen, until the transaction that has it is complete with strict durability.
 *
 * `save_ratio`: its median against that of one plain strict put of the same row, begun in the same
 * page.
 */
import type { Page, Worker } from '@playwright/test'
import { testFiles } from '../support/documents.ts'
import { keeper, noted, plainPut, pressedAt, watchKeys, watchWrites } from './page/observe.ts'
import { openBrowser } from './support/browser.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'

const turns = 60
/** The first key begins the draft, and code that runs the first times is slower. */
const warm = 10
/** In milliseconds: before each key and each plain put the hand rests. */
const pause = 120
const packetId = 'P-801'

/** Presses a rating key; answers with the milliseconds until its draft was durable. */
async function press(page: Page, drafts: Worker, key: string): Promise<number> {
  await page.keyboard.press(key)
  const pressed = await page.evaluate(noted, pressedAt)
  for (let tries = 0; tries < 50; tries += 1) {
    const durable = await drafts.evaluate(noted, keeper)
    if (durable > pressed) return durable - pressed
    await page.waitForTimeout(10)
  }
  throw new Error('a key was not written')
}

const office = await openBenchOffice((await testFiles()).slice(0, 4))
try {
  const running = await openBrowser()
  const page = await running.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(office.address)
  await page.getByRole('row', { name: packetId }).getByText('Ready').waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('tab').first().waitFor()

  await page.evaluate(watchKeys, pressedAt)
  const drafts = page.workers().find((worker) => worker.url().includes('draft-worker'))
  if (!drafts) throw new Error('the window has no worker for drafts')
  await drafts.evaluate(watchWrites, { name: keeper, table: 'drafts' })
  const saved: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn < warm + turns; turn += 1) {
    // Back where a rating that was complete went on from, to choose another one.
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(pause)
    const took = await press(page, drafts, String(1 + (turn % 3)))
    const put = await page.evaluate(plainPut, { table: 'drafts', pause })
    if (turn < warm) continue
    saved.push(took)
    plain.push(put)
  }
  await running.close()
  report({
    name: 'save',
    save_ratio: ratio(saved, plain),
    turns,
    save_ms: spread(saved),
    plain_ms: spread(plain),
  })
} finally {
  await office.close()
}
