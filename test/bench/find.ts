/**
 * How long a reviewer waits for the first hit in a long document, in the real window, against the
 * viewer that pdfjs-dist ships, each on a document that was opened a moment ago.
 *
 * `find_ratio`: the last letter typed until the first hit is marked on screen, when the document is
 * opened for the first time, among packets that were there while nobody touched anything: the program
 * reads ahead then. `find_unread_ratio`: the same where somebody was at work all the time, so that
 * nothing was read ahead. `find_again_ratio`: the same when the document is opened for the second time
 * in that window. `told_ratio` and its like: until it is said how many hits there are so far. All are of
 * several phrases, as the other viewer looks through page after page until it comes to the first:
 * `by_phrase` has them one by one. `same_hits`: whether every hit of each was found by both, on the same
 * pages, read ahead or not.
 */
import type { Page } from '@playwright/test'
import { textsKept } from '../support/library.ts'
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
const copiesFor = (use: string) =>
  Array.from({ length: turns }, () => wanted)
    .flat()
    .map((phrase, at) => ({
      ...document,
      phrase,
      name: `${use}-${at}-${document.name}`,
      bytes: Buffer.concat([document.bytes, Buffer.from(`\n% ${use} ${at}\n`)]),
    }))
/** Those that are opened before they were read, and those that are read ahead. */
const [unread, ahead] = [copiesFor('unread'), copiesFor('ahead')]
const office = await openBenchOffice(
  [...unread, ...ahead].flatMap((copy) => [copy, ...small]),
  1,
)
const packetOf = (copy: number) => office.packets[copy * (small.length + 1)]!
const packetAfter = (copy: number) => office.packets[copy * (small.length + 1) + apart / 2]!

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

/** Milliseconds between two touches of somebody at work, and in which as much is kept as before. */
const [touch, stable] = [500, 5000]

/** Somebody is at work until the function that it returns is called: nothing is read ahead. */
function work(page: Page): () => void {
  let x = 0
  const timer = setInterval(() => {
    x = (x + 1) % 100
    void page.mouse.move(300 + x, 10)
  }, touch)
  return () => clearInterval(timer)
}

/** Until nothing more is read ahead; nobody touches anything meanwhile. */
async function readAhead(page: Page): Promise<void> {
  let [kept, since] = [-1, performance.now()]
  while (performance.now() - since < stable) {
    await page.waitForTimeout(500)
    const now = await page.evaluate(textsKept)
    if (now !== kept) [kept, since] = [now, performance.now()]
  }
}

type Took = { told: number; shown: number }
const told = (all: Took[]) => all.map((one) => one.told)
const shown = (all: Took[]) => all.map((one) => one.shown)
/** Read ahead, not read yet, opened again, and in the other viewer. */
type Found = Record<'first' | 'unread' | 'again' | 'stock', Took[]>

const ratios = ({ first, unread: cold, again, stock }: Found) => ({
  find_ratio: ratio(shown(first), shown(stock)),
  find_unread_ratio: ratio(shown(cold), shown(stock)),
  find_again_ratio: ratio(shown(again), shown(stock)),
  told_ratio: ratio(told(first), told(stock)),
  told_unread_ratio: ratio(told(cold), told(stock)),
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

/** Hits by phrase, as `pagesOf` has them. */
const pages = new Map<string, string>()
let isSame = true

/** Whether a phrase was found on the same pages as before. */
function same(phrase: string, found: string, where: string): void {
  const before = pages.get(phrase) ?? found
  pages.set(phrase, before)
  if (before === found) return
  isSame = false
  console.error(`“${phrase}” on ${before}; ${where} on ${found}.`)
}

/** Finds a phrase in a document that was opened, and checks once for each phrase where it was found. */
async function measure(page: Page, phrase: string, look: boolean): Promise<Took> {
  const took = await find(page, phrase)
  const count = await countOf(page)
  if (look) same(phrase, (await pagesOf(page, count)).join(), 'here')
  await leave(page)
  return took
}

try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  const rested = work(page)
  await open(page, packetAfter(0))
  const stock = await openStock(browser, await sizeOfPages(page))
  for (const { name, bytes } of unread) stock.give(name, bytes)

  const found = new Map<string, Found>(
    wanted.map((phrase) => [phrase, { first: [], unread: [], again: [], stock: [] }]),
  )
  for (const [copy, { name, phrase }] of unread.entries()) {
    const took = found.get(phrase)!
    const isNew = took.unread.length === 0
    await open(page, packetOf(copy))
    took.unread.push(await measure(page, phrase, isNew))
    await open(page, packetAfter(copy))
    await open(page, packetOf(copy))
    took.again.push(await measure(page, phrase, false))
    await open(page, packetAfter(copy))

    await stock.open(name)
    await stock.page.waitForTimeout(rest)
    took.stock.push(await stock.page.evaluate(findInStock, phrase))
    if (isNew) same(phrase, (await stock.page.evaluate(hitsInStock)).join(), 'in the other viewer')
    await stock.shut()
    const last = [took.unread, took.again, took.stock].map((all) => all.at(-1)!)
    console.error(phrase, ...last.flatMap((one) => [one.told, one.shown].map(Math.round)))
  }
  await stock.close()
  rested()
  for (const [at, { phrase }] of ahead.entries()) {
    const took = found.get(phrase)!
    await readAhead(page)
    await open(page, packetOf(unread.length + at))
    took.first.push(await measure(page, phrase, took.first.length === 0))
    await open(page, packetAfter(unread.length + at))
    const { told, shown } = took.first.at(-1)!
    console.error(phrase, 'read ahead', Math.round(told), Math.round(shown))
  }
  await browser.close()
  const of = (kind: keyof Found) => [...found.values()].flatMap((took) => took[kind])
  const all: Found = {
    first: of('first'),
    unread: of('unread'),
    again: of('again'),
    stock: of('stock'),
  }
  report({
    name: 'find',
    ...ratios(all),
    same_hits: isSame,
    turns,
    document: document.name,
    hits: [...pages.values()].flatMap((list) => list.split(',')).length,
    by_phrase: [...found].map(([phrase, took]) => ({ phrase, ...ratios(took) })),
    find_ms: spread(shown(all.first)),
    unread_ms: spread(shown(all.unread)),
    again_ms: spread(shown(all.again)),
    stock_ms: spread(shown(all.stock)),
    told_ms: spread(told(all.first)),
    told_unread_ms: spread(told(all.unread)),
    told_again_ms: spread(told(all.again)),
    told_stock_ms: spread(told(all.stock)),
  })
} finally {
  await office.close()
}
