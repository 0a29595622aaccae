/**
 * How long a reviewer waits for the next document, in the real window over real documents, against
 * the viewer that pdfjs-dist ships opening the same file from memory. That viewer goes through all
 * files before ours and again after it, and neither is open meanwhile: beside each other both are
 * slower, ours by a quarter, as what was opened is still being put away.
 *
 * `switch_ratio`: Enter, which decides, until the next packet's first page is on screen with its text
 * layer; it was prepared while the packet before it was read. `cold_ratio`: the same for a packet
 * that nobody could foresee. `stall_frames`: the longest time, in frames of 1/60 s, for which the
 * window could not draw while the next packets were prepared, for texts and for scans.
 */
import type { Browser, Page } from '@playwright/test'
import { allFiles, isPdf } from './support/documents.ts'
import { openBrowser } from './support/browser.ts'
import { median, ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { openStock } from './support/stock.ts'
import { goToPacket, openPacket, openWindow, sizeOfPages } from './support/window.ts'
import { pageShown, watchPage } from './page/switching.ts'
import { longestGap, watchFrames } from './page/frames.ts'

/** For how long a packet is read before it is decided, in milliseconds; a reviewer takes longer. */
const reading = 2500

const isScan = (name: string) => name.startsWith('scan')

const documents = (await allFiles()).filter(isPdf)
const office = await openBenchOffice(documents, 1)
const { packets } = office

/** Gives the lowest rating to every criterion: then it can be decided. */
async function rateAll(page: Page) {
  await page.getByRole('tab').first().waitFor()
  const undecidable = page.getByText('Not yet decidable')
  while (await undecidable.isVisible()) await page.keyboard.press('1')
}

/** Milliseconds that the stock viewer takes to open each document, by its name. */
async function openInStock(browser: Browser, size: { width: number; height: number }) {
  const stock = await openStock(browser, size)
  const open = async ({ name, bytes }: (typeof documents)[number]) => {
    stock.give(name, bytes)
    const took = await stock.open(name)
    await stock.shut()
    return [name, took] as const
  }
  await open(documents[0]!)
  const took = new Map<string, number>()
  for (const one of documents) took.set(...(await open(one)))
  await stock.close()
  return took
}

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, packets[0]!)
  const size = await sizeOfPages(page)
  await page.goto('about:blank')
  const stockBefore = await openInStock(browser, size)
  await page.goto(office.address)
  await openPacket(page, packets[0]!)

  const switched: number[] = []
  const cold: number[] = []
  const stalls = { text: [] as number[], scan: [] as number[] }
  for (let index = 1; index < documents.length; index += 1) {
    const { name } = documents[index]!
    await rateAll(page)
    await page.evaluate(watchFrames)
    await page.waitForTimeout(reading)
    stalls[isScan(name) ? 'scan' : 'text'].push(await page.evaluate(longestGap))
    await page.evaluate(watchPage, { packet: packets[index]!, from: 'key' as const })
    await page.keyboard.press('Enter')
    const took = await page.evaluate(pageShown)
    switched.push(took)
    console.error(name, Math.round(took))
  }
  // Far from the packet on screen, which is always the first: nobody could foresee them.
  for (let index = documents.length - 2; index > 4; index -= 1) {
    const { name } = documents[index]!
    await openPacket(page, packets[0]!)
    await page.waitForTimeout(reading)
    await page.evaluate(watchPage, { packet: packets[index]!, from: 'now' as const })
    await goToPacket(page, packets[index]!)
    const took = await page.evaluate(pageShown)
    cold.push(took)
    console.error('cold', name, Math.round(took))
  }
  await page.goto('about:blank')
  const stockAfter = await openInStock(browser, size)
  await browser.close()
  const stockOf = (some: typeof documents) =>
    some.flatMap(({ name }) => [stockBefore.get(name)!, stockAfter.get(name)!])
  const plain = stockOf(documents.slice(1))
  const frames = (gaps: number[]) => Math.round((Math.max(0, median(gaps)) * 60) / 100) / 10
  report({
    name: 'switch',
    switch_ratio: ratio(switched, plain),
    cold_ratio: ratio(cold, stockOf(documents.slice(5, -1))),
    stall_frames: { text: frames(stalls.text), scan: frames(stalls.scan) },
    documents: documents.length,
    switch_ms: spread(switched),
    cold_ms: spread(cold),
    stock_ms: spread(plain),
  })
} finally {
  await office.close()
}
