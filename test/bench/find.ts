/**
 * How long a reviewer waits for the first hit in a long document, in the real window, against the
 * viewer that pdfjs-dist ships, each on a document that was opened a moment ago.
 *
 * `find_ratio`: the last letter typed until the first hit is marked on screen; `find_again_ratio`: the
 * same when the document is opened for the second time in that window. `same_hits`: whether every hit
 * was found by both, on the same pages.
 */
import type { Page } from '@playwright/test'
import { hitShown, pageOfHit, watchFind } from './page/finding.ts'
import { findInStock, hitsInStock } from './page/stock.ts'
import { pageShown, watchPage } from './page/switching.ts'
import { openBrowser } from './support/browser.ts'
import { allFiles, documentNamed, isPdf } from './support/documents.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { openStock } from './support/stock.ts'
import { openPacket, openWindow, sizeOfPages } from './support/window.ts'

const turns = 3
/** Milliseconds: what is opened ahead is ready then, and nothing else is at work. */
const rest = 3000
/** Of the document that is wanted: first on pages 3, 25 and 319. Of one made here: near, middle, far. */
const phrases: Record<string, string[]> = {
  'lilypond-notation.pdf': ['feathered beams', 'transposing instrument', 'string quartet'],
  'handbook.pdf': ['page 4 of', 'page 60 of', 'page 280 of'],
}
/** So many others stand after it that going to the middle one lets the document go. */
const others = 6

const files = await allFiles()
const document = documentNamed('lilypond-notation.pdf', files)
const sought = phrases[document.name]
if (!sought) throw new Error(`There is no phrase to look for in ${document.name}.`)
const small = files
  .filter((file) => isPdf(file) && file !== document)
  .toSorted((one, other) => one.bytes.length - other.bytes.length)
  .slice(0, others)
const office = await openBenchOffice([document, ...small], 1)
const [packet, away] = [office.packets[0]!, office.packets[others / 2]!]

/** The document on its first page, with nothing else at work. */
async function ready(page: Page) {
  await page.evaluate(watchPage, { packet, from: 'now' as const })
  await page.evaluate(pageShown)
  await page.keyboard.press('g')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(rest)
}

const field = (page: Page) =>
  page.getByRole('search').getByRole('textbox', { name: 'Find in the document' })

/** Milliseconds until the first hit was on screen. */
async function find(page: Page, phrase: string): Promise<number> {
  await page.keyboard.press('/')
  await field(page).waitFor()
  await page.evaluate(watchFind)
  await page.keyboard.insertText(phrase)
  return page.evaluate(hitShown)
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
  await openPacket(page, packet)
  await ready(page)
  const stock = await openStock(browser, await sizeOfPages(page))
  stock.give(document.name, document.bytes)

  const [first, again, plain]: number[][] = [[], [], []]
  const lines: Record<string, { hits: number; stock: number; same: boolean }> = {}
  for (let turn = 0; turn < turns; turn += 1)
    for (const phrase of sought) {
      // Loaded anew, the window has forgotten what it read.
      await page.reload()
      await ready(page)
      const took = await find(page, phrase)
      const count = await countOf(page)
      const pages = turn === 0 ? await pagesOf(page, count) : null
      await leave(page)
      await openPacket(page, away)
      await page.waitForTimeout(rest)
      await openPacket(page, packet)
      await ready(page)
      const tookAgain = await find(page, phrase)
      await leave(page)

      await stock.open(document.name)
      await stock.page.waitForTimeout(rest)
      const theirs = await stock.page.evaluate(findInStock, phrase)
      const hits = await stock.page.evaluate(hitsInStock)
      await stock.shut()

      first!.push(took)
      again!.push(tookAgain)
      plain!.push(theirs)
      const same = hits.length === count && (!pages || pages.join() === hits.join())
      lines[phrase] = {
        hits: count,
        stock: hits.length,
        same: same && (lines[phrase]?.same ?? true),
      }
      console.error(phrase, ...[took, tookAgain, theirs].map(Math.round), count, hits.length)
      if (!same) console.error('  found on', pages?.join(), '  stock', hits.join())
    }
  await stock.close()
  await browser.close()
  const of = (numbers: number[], phrase: string) =>
    numbers.filter((_, at) => sought[at % sought.length] === phrase)
  report({
    name: 'find',
    find_ratio: ratio(first!, plain!),
    find_again_ratio: ratio(again!, plain!),
    same_hits: Object.values(lines).every(({ same }) => same),
    turns,
    document: document.name,
    phrases: Object.fromEntries(
      sought.map((phrase) => [
        phrase,
        {
          hits: lines[phrase]!.hits,
          stock_hits: lines[phrase]!.stock,
          find_ratio: ratio(of(first!, phrase), of(plain!, phrase)),
          find_again_ratio: ratio(of(again!, phrase), of(plain!, phrase)),
        },
      ]),
    ),
    find_ms: spread(first!),
    again_ms: spread(again!),
    stock_ms: spread(plain!),
  })
} finally {
  await office.close()
}
