/**
 * How long a reviewer waits for the first hit in a long document, in the real window, against the
 * viewer that pdfjs-dist ships, each on a document that was opened a moment ago.
 *
 * `find_ratio`: the last letter typed until the first hit is marked on screen; `find_again_ratio`: the
 * same when the document is opened for the second time in that window, its text stored. `told_ratio`,
 * `told_again_ratio`: until it is said how many hits there are so far. `same_hits`: whether every hit
 * was found by both, on the same pages.
 */
import type { Page } from '@playwright/test'
import { hitShown, hitTold, pageOfHit, watchFind } from './page/finding.ts'
import { findInStock, hitsInStock } from './page/stock.ts'
import { pageShown, watchPage } from './page/switching.ts'
import { openBrowser } from './support/browser.ts'
import { allFiles, documentNamed, isPdf } from './support/documents.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { openStock } from './support/stock.ts'
import { goToPacket, openWindow, sizeOfPages } from './support/window.ts'

const turns = 3
/** Milliseconds for what is opened ahead to begin. */
const rest = 2000
/** First on page 25, or about a third of the way through what is made here. */
const phrases: Record<string, string> = {
  'lilypond-notation.pdf': 'transposing instrument',
  'handbook.pdf': 'page 9',
}
/** Packets after each copy: from the one in the middle no copy is opened ahead. */
const apart = 4

const files = await allFiles()
const document = documentNamed('lilypond-notation.pdf', files)
const phrase = phrases[document.name]
if (phrase === undefined) throw new Error(`There is no phrase to look for in ${document.name}.`)
const small = files
  .filter((file) => isPdf(file) && file !== document)
  .toSorted((one, other) => one.bytes.length - other.bytes.length)
  .slice(0, apart)
/** The same document in other bytes: whatever is kept of one is not known of the next. */
const copies = Array.from({ length: turns }, (_, turn) => ({
  ...document,
  name: `${turn}-${document.name}`,
  bytes: Buffer.concat([document.bytes, Buffer.from(`\n% ${turn}\n`)]),
}))
const office = await openBenchOffice(
  copies.flatMap((copy) => [copy, ...small]),
  1,
)
const packetOf = (turn: number) => turn * (small.length + 1)

/** The document of a packet on its first page, with nothing else at work. */
async function open(page: Page, packet: string) {
  await page.evaluate(watchPage, { packet, from: 'now' as const })
  await goToPacket(page, packet)
  await page.evaluate(pageShown)
  await page.keyboard.press('g')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(rest)
  await page.waitForFunction(() =>
    [...window.document.querySelectorAll('[data-shown=false]')].every((pane) =>
      pane.querySelector('canvas'),
    ),
  )
}

type Took = { told: number; shown: number }
const told = (all: Took[]) => all.map((one) => one.told)
const shown = (all: Took[]) => all.map((one) => one.shown)

const field = (page: Page) =>
  page.getByRole('search').getByRole('textbox', { name: 'Find in the document' })

/** Milliseconds until a hit was told, and until the first one was on screen. */
async function find(page: Page): Promise<Took> {
  await page.keyboard.press('/')
  await field(page).waitFor()
  await page.evaluate(watchFind)
  await page.keyboard.insertText(phrase!)
  const shown = await page.evaluate(hitShown)
  return { told: await page.evaluate(hitTold), shown }
}

/** How many hits there are, once every page was looked at. */
async function countOf(page: Page): Promise<number> {
  const told = page
    .getByRole('search')
    .getByRole('status')
    .getByText(/^[\d,]+ of [\d,]+$/)
  await told.waitFor({ timeout: 120_000 })
  return Number((await told.textContent())!.split(' of ')[1]!.replaceAll(',', ''))
}

/** The page of each hit, in order, by going from one to the next. */
async function pagesOf(page: Page, count: number): Promise<number[]> {
  const found: number[] = []
  for (let hit = 0; hit < count; hit += 1) {
    if (hit > 0) await page.keyboard.press('Enter')
    await page.waitForFunction(pageOfHit)
    found.push(await page.evaluate(pageOfHit))
  }
  return found.toSorted((one, other) => one - other)
}

/** Forgets what was looked for, and closes the bar. */
async function leave(page: Page) {
  await field(page).fill('')
  await field(page).press('Escape')
}

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await open(page, office.packets[2]!)
  const stock = await openStock(browser, await sizeOfPages(page))
  for (const { name, bytes } of copies) stock.give(name, bytes)

  const [first, again, plain]: Took[][] = [[], [], []]
  let [hits, stockHits]: number[][] = [[], []]
  for (const [turn, { name }] of copies.entries()) {
    await open(page, office.packets[packetOf(turn)]!)
    first!.push(await find(page))
    const count = await countOf(page)
    if (turn === 0) hits = await pagesOf(page, count)
    await leave(page)
    await open(page, office.packets[packetOf(turn) + apart / 2]!)
    await open(page, office.packets[packetOf(turn)]!)
    again!.push(await find(page))
    await leave(page)
    await open(page, office.packets[packetOf(turn) + apart / 2]!)

    await stock.open(name)
    await stock.page.waitForTimeout(rest)
    plain!.push(await stock.page.evaluate(findInStock, phrase))
    if (turn === 0) stockHits = await stock.page.evaluate(hitsInStock)
    await stock.shut()
    for (const took of [first!, again!, plain!])
      console.error(Math.round(took.at(-1)!.told), Math.round(took.at(-1)!.shown), count)
  }
  await stock.close()
  await browser.close()
  const isSame = hits!.join() === stockHits!.join()
  if (!isSame) console.error(`Found on ${hits!.join()}; the other viewer on ${stockHits!.join()}.`)
  report({
    name: 'find',
    find_ratio: ratio(shown(first!), shown(plain!)),
    find_again_ratio: ratio(shown(again!), shown(plain!)),
    told_ratio: ratio(told(first!), told(plain!)),
    told_again_ratio: ratio(told(again!), told(plain!)),
    same_hits: isSame,
    turns,
    document: document.name,
    phrase,
    hits: hits!.length,
    stock_hits: stockHits!.length,
    find_ms: spread(shown(first!)),
    again_ms: spread(shown(again!)),
    stock_ms: spread(shown(plain!)),
    told_ms: spread(told(first!)),
    told_again_ms: spread(told(again!)),
    told_stock_ms: spread(told(plain!)),
  })
} finally {
  await office.close()
}
