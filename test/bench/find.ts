/**
 * How long a reviewer waits for the first hit in a long document, in the real window, against the
 * viewer that pdfjs-dist ships, each on a document that was opened a moment ago.
 *
 * `find_ratio`: the last letter typed until the first hit is marked on screen; `find_again_ratio`: the
 * same when the document is opened for the second time in that window, its text stored. `told_ratio`,
 * `told_again_ratio`: until it is said how many hits there are so far. All are of several phrases, as
 * the other viewer looks through page after page until it comes to the first: `by_phrase` has them one
 * by one. `same_hits`: whether every hit of each was found by both, on the same pages.
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
/** In the order of the pages that they are first on. */
const phrases: Record<string, readonly string[]> = {
  // Of 930 pages on 6, 25, 627 and 697.
  'lilypond-notation.pdf': [
    'woodwind diagrams',
    'transposing instrument',
    'short indent',
    'outer context',
  ],
  'handbook.pdf': ['page 9', 'page 17'],
}
/** Packets after each copy: from the one in the middle no copy is opened ahead. */
const apart = 4

const files = await allFiles()
const document = documentNamed('lilypond-notation.pdf', files)
const wanted = phrases[document.name]
if (wanted === undefined) throw new Error(`There is no phrase to look for in ${document.name}.`)
const small = files
  .filter((file) => isPdf(file) && file !== document)
  .toSorted((one, other) => one.bytes.length - other.bytes.length)
  .slice(0, apart)
/** The same document in other bytes: whatever is kept of one is not known of the next. */
const copies = Array.from({ length: turns }, () => wanted)
  .flat()
  .map((phrase, at) => ({
    ...document,
    phrase,
    name: `${at}-${document.name}`,
    bytes: Buffer.concat([document.bytes, Buffer.from(`\n% ${at}\n`)]),
  }))
const office = await openBenchOffice(
  copies.flatMap((copy) => [copy, ...small]),
  1,
)
const packetOf = (copy: number) => copy * (small.length + 1)

/** The document of a packet on its first page, with nothing else at work. */
async function open(page: Page, packet: string) {
  await page.evaluate(watchPage, { packet, from: 'now' as const })
  await goToPacket(page, packet)
  await page.evaluate(pageShown)
  // Not the page that is called 1: as in the other viewer, it is looked for from the first one on.
  await page.locator('[data-shown=true] [role=document]').focus()
  await page.keyboard.press('Home')
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
/** On the first opening, with the text stored, and in the other viewer. */
type Found = { first: Took[]; again: Took[]; stock: Took[] }

const ratios = ({ first, again, stock }: Found) => ({
  find_ratio: ratio(shown(first), shown(stock)),
  find_again_ratio: ratio(shown(again), shown(stock)),
  told_ratio: ratio(told(first), told(stock)),
  told_again_ratio: ratio(told(again), told(stock)),
})

const field = (page: Page) =>
  page.getByRole('search').getByRole('textbox', { name: 'Find in the document' })

/** Milliseconds until a hit was told, and until the first one was on screen. */
async function find(page: Page, phrase: string): Promise<Took> {
  await page.keyboard.press('/')
  await field(page).waitFor()
  await page.evaluate(watchFind)
  await page.keyboard.insertText(phrase)
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

  const found = new Map<string, Found>(
    wanted.map((phrase) => [phrase, { first: [], again: [], stock: [] }]),
  )
  let hits = 0
  let isSame = true
  for (const [copy, { name, phrase }] of copies.entries()) {
    const took = found.get(phrase)!
    const isNew = took.first.length === 0
    await open(page, office.packets[packetOf(copy)]!)
    took.first.push(await find(page, phrase))
    const count = await countOf(page)
    const ours = isNew ? await pagesOf(page, count) : []
    await leave(page)
    await open(page, office.packets[packetOf(copy) + apart / 2]!)
    await open(page, office.packets[packetOf(copy)]!)
    took.again.push(await find(page, phrase))
    await leave(page)
    await open(page, office.packets[packetOf(copy) + apart / 2]!)

    await stock.open(name)
    await stock.page.waitForTimeout(rest)
    took.stock.push(await stock.page.evaluate(findInStock, phrase))
    if (isNew) {
      const theirs = await stock.page.evaluate(hitsInStock)
      hits += ours.length
      if (ours.join() !== theirs.join()) {
        isSame = false
        console.error(`“${phrase}” on ${ours.join()}; the other viewer on ${theirs.join()}.`)
      }
    }
    await stock.shut()
    const last = [took.first, took.again, took.stock].map((all) => all.at(-1)!)
    console.error(
      phrase,
      ...last.flatMap(({ told, shown }) => [told, shown].map(Math.round)),
      count,
    )
  }
  await stock.close()
  await browser.close()
  const all: Found = {
    first: [...found.values()].flatMap(({ first }) => first),
    again: [...found.values()].flatMap(({ again }) => again),
    stock: [...found.values()].flatMap(({ stock }) => stock),
  }
  report({
    name: 'find',
    ...ratios(all),
    same_hits: isSame,
    turns,
    document: document.name,
    hits,
    by_phrase: [...found].map(([phrase, took]) => ({
      phrase,
      ...ratios(took),
      again_ms: spread(shown(took.again)).median,
      stock_ms: spread(shown(took.stock)).median,
    })),
    find_ms: spread(shown(all.first)),
    again_ms: spread(shown(all.again)),
    stock_ms: spread(shown(all.stock)),
    told_ms: spread(told(all.first)),
    told_again_ms: spread(told(all.again)),
    told_stock_ms: spread(told(all.stock)),
  })
} finally {
  await office.close()
}
