/**
 * How much a long queue costs, in the real window over a library that holds so many packets.
 *
 * `queue_ratio`: from loading the window until the first rows are painted, with 100,000 packets over
 * with 1,000. `keys_ratio`: from a key until its effect is painted, with 100,000 over with 100: an arrow in
 * the queue, and a rating in a packet. In turns.
 */
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { addPainted, type Painting } from './page/paint.ts'
import { openBrowser } from './support/browser.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openHandInDesk } from './support/office.ts'
import { press } from './support/press.ts'
import { workerOn } from './support/worker.ts'

const sizes = { few: 100, some: 1000, many: 100_000 } as const
type Size = keyof typeof sizes
const turns = 9
const presses = 40

const text = { title: 'Notes', text: 'What was seen at the shore, and what it says.' }
const entry = fileURLToPath(new URL('./page/fill.ts', import.meta.url))

type Desk = {
  office: Awaited<ReturnType<typeof openHandInDesk>>
  context: BrowserContext
  page: Page
}

async function openDesk(browser: Browser, size: number): Promise<Desk> {
  const office = await openHandInDesk([[text]])
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    bypassCSP: true,
  })
  await context.addInitScript(addPainted)
  const first = await context.newPage()
  await first.goto(office.address)
  await first.getByText('1 of 1 packet ready').waitFor({ timeout: 60_000 })
  await first.close()
  const worker = await workerOn(await context.newPage(), office.address, entry)
  const begun = performance.now()
  const count = await worker.ask<number>('fill', size)
  await worker.close()
  console.error(`${count} packets, ${Math.round((performance.now() - begun) / 1000)} s`)
  const page = await context.newPage()
  return { office, context, page }
}

/** Milliseconds from the navigation until rows are painted. */
async function load({ page, office }: Desk): Promise<number> {
  await page.goto(office.address)
  return page.evaluate(() =>
    (globalThis as unknown as Painting).painted(
      () => document.querySelector('[role=grid] [role=row][id]') !== null,
    ),
  )
}

const selected = '[role=row][aria-selected=true]'
const rubric = '[role=tablist]'

try {
  const browser = await openBrowser()
  const desks = {
    few: await openDesk(browser, sizes.few),
    some: await openDesk(browser, sizes.some),
    many: await openDesk(browser, sizes.many),
  }
  const loaded: Record<Size, number[]> = { few: [], some: [], many: [] }
  // The first turn warms all sides and does not count.
  for (let turn = 0; turn <= turns; turn += 1)
    for (const size of ['some', 'many'] as const) {
      const took = await load(desks[size])
      if (turn > 0) loaded[size].push(took)
      // What a window reads once it is shown must not go on beside the next one's start.
      await desks[size].page.goto('about:blank')
      await desks[size].page.waitForTimeout(1000)
    }
  const arrows: Record<Size, number[]> = { few: [], some: [], many: [] }
  const ratings: Record<Size, number[]> = { few: [], some: [], many: [] }
  for (const size of ['few', 'many'] as const) {
    await load(desks[size])
    // All of the queue is known, and nothing else is under way.
    await desks[size].page.waitForTimeout(8000)
  }
  for (let turn = 0; turn < presses; turn += 1)
    for (const size of ['few', 'many'] as const)
      arrows[size].push(await press(desks[size].page, 'ArrowDown', selected))
  for (const size of ['few', 'many'] as const) {
    const { page } = desks[size]
    await page.keyboard.press('Enter')
    await page.getByRole('tab').first().waitFor()
    await page.keyboard.press('1')
    await page.waitForTimeout(3000)
    await page.keyboard.press('k')
  }
  for (let turn = 0; turn < presses; turn += 1)
    for (const size of ['few', 'many'] as const) {
      const { page } = desks[size]
      await page.keyboard.press('Home')
      await page.getByRole('tab').first().click()
      ratings[size].push(await press(page, turn % 2 === 0 ? '2' : '1', rubric))
      await page.waitForTimeout(150)
    }
  await browser.close()
  for (const { office } of Object.values(desks)) await office.close()
  report({
    name: 'queue',
    queue_ratio: ratio(loaded.many, loaded.some),
    keys_ratio: { queue: ratio(arrows.many, arrows.few), review: ratio(ratings.many, ratings.few) },
    packets: sizes,
    first_screen_ms: { some: spread(loaded.some), many: spread(loaded.many) },
    arrow_ms: { few: spread(arrows.few), many: spread(arrows.many) },
    rating_ms: { few: spread(ratings.few), many: spread(ratings.many) },
  })
} catch (error) {
  console.error(error)
  process.exit(1)
}
