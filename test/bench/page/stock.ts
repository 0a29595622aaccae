/**
 * What the benchmarks do in the stock viewer. These functions are handed over one by one, so that
 * each stands for itself. Times are milliseconds.
 */
import type { Painting } from './paint.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- as the page loaded them, without types
type Stock = { pdfjsLib: any; components: any; viewing: any }

/**
 * Opens a document as opening a file in the viewer does; how long it took until its first page was on
 * screen with its text layer.
 */
export async function openInStock(name: string): Promise<number> {
  const { pdfjsLib, components, painted } = globalThis as unknown as Stock & Painting
  const data = await (await fetch(`/${encodeURIComponent(name)}`)).arrayBuffer()
  const container = document.getElementById('container')
  const assets = new URL('/', location.href).href

  const start = performance.now()
  const eventBus = new components.EventBus()
  const linkService = new components.PDFLinkService({ eventBus })
  const finder = new components.PDFFindController({ eventBus, linkService })
  const viewer = new components.PDFViewer({
    container,
    eventBus,
    linkService,
    findController: finder,
  })
  linkService.setViewer(viewer)
  const happens = (event: string) =>
    new Promise<void>((resolve) => {
      eventBus.on(event, (told: { pageNumber?: number }) => {
        if (told.pageNumber === undefined || told.pageNumber === 1) resolve()
      })
    })
  const shown = Promise.all([happens('pagerendered'), happens('textlayerrendered')])
  eventBus.on('pagesinit', () => (viewer.currentScaleValue = 'page-width'))
  const task = pdfjsLib.getDocument({
    data,
    cMapUrl: `${assets}cmaps/`,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
  })
  const opened = await task.promise
  viewer.setDocument(opened)
  linkService.setDocument(opened)
  Object.assign(globalThis, { viewing: { viewer, eventBus, finder, task } })
  await shown
  return (await painted(() => true)) - start
}

export async function closeInStock(): Promise<void> {
  const { viewer, task } = (globalThis as unknown as Stock).viewing
  viewer.setDocument(null)
  await task.destroy()
}

/** Looks for words; how long it took until a hit was told, and until the first one was on screen. */
export async function findInStock(query: string): Promise<{ told: number; shown: number }> {
  const { viewing, painted } = globalThis as unknown as Stock & Painting
  let isTold = false
  const hear = ({ matchesCount }: { matchesCount: { total: number } }) => {
    isTold ||= matchesCount.total > 0
  }
  viewing.eventBus.on('updatefindmatchescount', hear)
  viewing.eventBus.on('updatefindcontrolstate', hear)
  const start = performance.now()
  viewing.eventBus.dispatch('find', {
    type: '',
    query,
    caseSensitive: false,
    entireWord: false,
    highlightAll: true,
    findPrevious: false,
    matchDiacritics: false,
  })
  const isMarked = () => document.querySelector('.textLayer .highlight.selected') !== null
  const [told, shown] = await Promise.all([painted(() => isTold), painted(isMarked)])
  return { told: told - start, shown: shown - start }
}

/** The page of each hit, counted from 1, once all pages were looked at. */
export async function hitsInStock(): Promise<number[]> {
  const { viewing, painted } = globalThis as unknown as Stock & Painting
  const { finder, viewer } = viewing
  const matches: number[][] = finder.pageMatches
  const isThrough = () =>
    Array.from({ length: viewer.pagesCount }, (_, page) => page).every((page) => matches[page])
  await painted(isThrough)
  return matches.flatMap((found, page) => found.map(() => page + 1))
}
