/** Handed over to a window: scrolling through a document of many pages. */

export type Scrolling = {
  /** Selectors: what scrolls, a page in it, a piece of the text of a page. */
  scroller: string
  page: string
  text: string
  /** How often one stops on the way to the end, and how many frames are scrolled before each stop. */
  stops: number
  frames: number
  /** How long a page may take to be painted, in milliseconds. */
  patience: number
}

/** Milliseconds. */
export type Scrolled = { long: number[]; rest: number[]; pages: number; blank: number }

/** Scrolls from end to end: at each stop it waits until the pages in sight are painted. */
export async function scrollThrough(how: Scrolling): Promise<Scrolled> {
  const port = document.querySelector(how.scroller)
  if (!port) throw new Error('There is no document on screen.')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

  const tasks: PerformanceEntry[] = []
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()))
  observer.observe({ type: 'longtask' })

  const inSight = () => {
    const seen = port.getBoundingClientRect()
    return [...port.querySelectorAll(how.page)].filter((page) => {
      const { top, bottom } = page.getBoundingClientRect()
      return bottom > seen.top + 1 && top < seen.bottom - 1
    })
  }
  const isPainted = (page: Element) => (page.querySelector('canvas')?.width ?? 0) > 0
  const isReady = (page: Element) => isPainted(page) && page.querySelector(how.text) !== null
  const hasInk = (page: Element) => {
    const side = 128
    const small = new OffscreenCanvas(side, side)
    const context = small.getContext('2d', { willReadFrequently: true })
    const canvas = page.querySelector('canvas')
    if (!context || !canvas || canvas.width === 0) return false
    context.imageSmoothingQuality = 'high'
    context.drawImage(canvas, 0, 0, side, side)
    const pixels = context.getImageData(0, 0, side, side).data
    return pixels.some((value, at) => at % 4 !== 3 && value < 255)
  }

  const result: Scrolled = { long: [], rest: [], pages: 0, blank: 0 }
  /** Looking at pixels is the benchmark's own work. */
  const looks: { start: number; end: number }[] = []
  const height = port.scrollHeight - port.clientHeight
  const step = (port.clientHeight * 4) / how.frames
  for (let stop = 0; stop < how.stops; stop += 1) {
    // The last way ends at the very end.
    const from = (height * stop) / how.stops
    const jump = stop === how.stops - 1 ? height - step * how.frames : from
    port.scrollTop = jump
    for (let count = 0; count < how.frames; count += 1) {
      await frame()
      port.scrollTop += step
    }
    const begun = performance.now()
    const isLate = () => performance.now() - begun > how.patience
    while (!isLate() && !(inSight().length > 0 && inSight().every(isReady))) await frame()
    result.rest.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 200))

    const start = performance.now()
    const seen = inSight()
    result.pages += seen.length
    result.blank += seen.filter((page) => !isPainted(page) || !hasInk(page)).length
    if (seen.length === 0) result.blank += 1
    looks.push({ start, end: performance.now() })
    await new Promise((resolve) => setTimeout(resolve))
  }
  tasks.push(...observer.takeRecords())
  observer.disconnect()
  result.long = tasks
    .filter(({ startTime, duration }) =>
      looks.every(({ start, end }) => startTime + duration <= start || startTime >= end),
    )
    .map(({ duration }) => duration)
  return result
}
