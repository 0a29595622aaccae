/**
 * How long a reviewer waits for the next document, in the real window over real documents, against
 * the viewer that pdfjs-dist ships opening the same file from memory, in turns.
 *
 * `switch_ratio`: Enter, which decides, until the next packet's first page is on screen with its text
 * layer; it was prepared while the packet before it was read. `cold_ratio`: the same for a packet
 * that nobody could foresee. `stall_frames`: the longest time, in frames of 1/60 s, for which the
 * window could not draw while the next packets were prepared, for texts and for scans.
 */
import type { Page } from '@playwright/test'
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

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, packets[0]!)
  const stock = await openStock(browser, await sizeOfPages(page))
  for (const { name, bytes } of documents) stock.give(name, bytes)
  const theirs = async (name: string) => {
    const took = await stock.open(name)
    await stock.shut()
    return took
  }
  await theirs(documents[0]!.name)

  const switched: number[] = []
  const cold: number[] = []
  const plain: number[] = []
  const stalls = { text: [] as number[], scan: [] as number[] }
  const lines: Record<string, number[]> = {}
  for (let index = 1; index < documents.length; index += 1) {
    const { name } = documents[index]!
    await rateAll(page)
    await page.evaluate(watchFrames)
    await page.waitForTimeout(reading)
    stalls[isScan(name) ? 'scan' : 'text'].push(await page.evaluate(longestGap))
    await page.evaluate(watchPage, { packet: packets[index]!, from: 'key' as const })
    await page.keyboard.press('Enter')
    const took = await page.evaluate(pageShown)
    const stockTook = await theirs(name)
    switched.push(took)
    plain.push(stockTook)
    lines[name] = [took, stockTook]
    console.error(name, Math.round(took), Math.round(stockTook))
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
    lines[name]!.push(took)
    console.error('cold', name, Math.round(took))
  }
  await stock.close()
  await browser.close()
  const frames = (gaps: number[]) => Math.round((Math.max(0, median(gaps)) * 60) / 100) / 10
  report({
    name: 'switch',
    switch_ratio: ratio(switched, plain),
    cold_ratio: ratio(cold, plain.slice(4, -1)),
    stall_frames: { text: frames(stalls.text), scan: frames(stalls.scan) },
    documents: documents.length,
    switch_ms: spread(switched),
    cold_ms: spread(cold),
    stock_ms: spread(plain),
  })
} finally {
  await office.close()
}
