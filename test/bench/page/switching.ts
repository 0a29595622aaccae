/**
 * What the switch benchmark does in the window and in the stock viewer. These functions are handed
 * over one by one, so that each stands for itself. Each measures up to the end of the frame that
 * shows the first page with its text layer, in milliseconds.
 */

type Watched = { pageShown: Promise<number> }

/**
 * Begins to wait for the first page of a packet's document. It counts from the next press of a key,
 * or from now.
 */
export function watchPage({ packet, from }: { packet: string; from: 'key' | 'now' }): void {
  const begun = Promise.withResolvers<number>()
  if (from === 'now') begun.resolve(performance.now())
  else
    addEventListener('keydown', ({ timeStamp }) => begun.resolve(timeStamp), {
      capture: true,
      once: true,
    })
  const isShown = () => {
    if (!document.querySelector('main h1')?.textContent.includes(packet)) return false
    const page = document.querySelector(
      '[data-shown=true] [role=document] section[aria-label^="Page "]',
    )
    const canvas = page?.querySelector('canvas')
    const hasNone = / (image only|blank)$/.test(page?.getAttribute('aria-label') ?? '')
    const text = page?.querySelector('[data-layer=text] span')
    return Boolean(canvas && canvas.width > 0 && (text || hasNone))
  }
  const shown = new Promise<number>((resolve) => {
    const look = () => {
      if (!isShown()) return requestAnimationFrame(look)
      // The task after a frame's callbacks begins when that frame is painted.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()), { once: true })
      port1.start()
      return port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
  const took = Promise.all([begun.promise, shown]).then(([start, end]) => end - start)
  Object.assign(globalThis, { pageShown: took })
}

export const pageShown = () => (globalThis as unknown as Watched).pageShown

/** Opens a document in the stock viewer, as opening a file in it does, and closes it again. */
export async function openInStock(name: string): Promise<number> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as the page loaded it, without types
  const { pdfjsLib, components } = globalThis as any
  const data = await (await fetch(`/${encodeURIComponent(name)}`)).arrayBuffer()
  const container = document.getElementById('container')
  const assets = new URL('/', location.href).href

  const start = performance.now()
  const eventBus = new components.EventBus()
  const linkService = new components.PDFLinkService({ eventBus })
  const viewer = new components.PDFViewer({ container, eventBus, linkService })
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
  await shown
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  })
  const took = performance.now() - start
  viewer.setDocument(null)
  await task.destroy()
  return took
}
