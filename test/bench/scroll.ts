/**
 * How smoothly a manual of thousands of pages scrolls in the real window, against the viewer that
 * pdfjs-dist ships: both go from its first page to its last in the same steps, in turns, and stop on
 * the way.
 *
 * `scroll_ratio`: tasks of the window that took over 50 ms, in which it could not draw; `time_ratio`:
 * the time that all of them took. `blank`: pages in sight that were not painted where one stopped.
 */
import { patience } from '../../renderer/reading/pdf/watch.ts'
import { type Scrolled, scrollThrough } from './page/scrolling.ts'
import { openBrowser } from './support/browser.ts'
import { allFiles, documentNamed } from './support/documents.ts'
import { ratio, report, spread } from './support/numbers.ts'
import { openBenchOffice } from './support/office.ts'
import { openStock } from './support/stock.ts'
import { openPacket, openWindow, sizeOfPages } from './support/window.ts'

const turns = 4
const steps = { stops: 16, frames: 30, patience }
const ours = {
  scroller: '[data-shown=true] [role=document]',
  page: 'section[aria-label^="Page "]',
  text: '[data-layer=text]:not([aria-busy]) span',
}
const theirs = { scroller: '#container', page: '.page', text: '.textLayer span' }

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** What the turns of one viewer came to. */
const summary = (turnsOf: Scrolled[]) => ({
  tasks: spread(turnsOf.map(({ long }) => long.length)),
  ms: spread(turnsOf.map(({ long }) => sum(long))),
  longest_ms: Math.round(Math.max(0, ...turnsOf.flatMap(({ long }) => long))),
  rest_ms: spread(turnsOf.flatMap(({ rest }) => rest)),
  pages: sum(turnsOf.map(({ pages }) => pages)),
  blank: sum(turnsOf.map(({ blank }) => blank)),
})

const manual = documentNamed('r-refman.pdf', await allFiles())
const office = await openBenchOffice([manual])
try {
  const browser = await openBrowser()
  const page = await openWindow(browser, office)
  await openPacket(page, office.packets[0]!)
  await page.locator(`${ours.page} canvas`).first().waitFor()
  const stock = await openStock(browser, await sizeOfPages(page))
  stock.give(manual.name, manual.bytes)
  await stock.open(manual.name)

  const [window, plain]: Scrolled[][] = [[], []]
  // The first turn warms both and does not count.
  for (let turn = 0; turn <= turns; turn += 1) {
    const mine = await page.evaluate(scrollThrough, { ...steps, ...ours })
    const other = await stock.page.evaluate(scrollThrough, { ...steps, ...theirs })
    console.error(`turn ${turn}: ${mine.long.length} long tasks, ${other.long.length} in stock`)
    if (turn === 0) continue
    window!.push(mine)
    plain!.push(other)
  }
  await stock.close()
  await browser.close()
  const count = ({ long }: Scrolled) => long.length
  const time = ({ long }: Scrolled) => sum(long)
  const { blank, ...rest } = summary(window!)
  report({
    name: 'scroll',
    scroll_ratio: ratio(window!.map(count), plain!.map(count)),
    time_ratio: ratio(window!.map(time), plain!.map(time)),
    blank,
    turns,
    document: manual.name,
    stops: steps.stops,
    window: rest,
    stock: summary(plain!),
  })
} finally {
  await office.close()
}
