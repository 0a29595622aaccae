import type { Finder, Hit } from './Finder.ts'
import type { Span } from './search.ts'
import type { Letters, Shown } from './shown.ts'

/** Under these names the style sheet knows what was found, and the hit that one is on. */
const [found, here] = ['found', 'found-here'] as const

/** The letters of a span in the document of the window; null when they are not there. */
function rangeOf({ starts, runs }: Letters, { start, end }: Span): Range | null {
  const from = place(starts, runs, start)
  const to = place(starts, runs, end - 1)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.letters, from.at)
  range.setEnd(to.letters, Math.min(to.at + 1, to.letters.length))
  return range
}

function place(starts: readonly number[], runs: readonly Node[], unit: number) {
  let run = starts.findLastIndex((start) => start <= unit)
  // A run without letters has no place; the one before it ends there.
  while (run >= 0 && !textIn(runs[run])) run -= 1
  const letters = textIn(runs[run])
  if (!letters) return null
  // What a line ends with is in the text and not on screen.
  return { letters, at: Math.min(unit - starts[run]!, letters.length) }
}

function textIn(run: Node | undefined): Text | null {
  const letters = run instanceof Text ? run : run?.firstChild
  return letters instanceof Text ? letters : null
}

/**
 * Marks what was found in the pages that are on screen, and scrolls to the hit that one is on when
 * it is wanted.
 * @returns ends it, and takes the marks away
 */
export function highlight(
  finder: Finder,
  { scroller, goTo, letters, onChange }: Shown,
): () => void {
  /** The wishes that were done last: the hit brought into sight, its page brought on screen. */
  let [done, gone] = [-1, -1]

  const sameHit = (one: Span, hit: Hit) => one.start === hit.start && one.end === hit.end

  function show(): void {
    const current = finder.found()?.current?.hit ?? null
    const ranges: Range[] = []
    let wanted: Range | null = null
    for (const page of letters())
      for (const span of finder.hitsOn(page.page)) {
        const range = rangeOf(page, span)
        if (range && current?.page === page.page && sameHit(span, current)) wanted = range
        else if (range) ranges.push(range)
      }
    CSS.highlights.set(found, new Highlight(...ranges))
    CSS.highlights.set(here, wanted ? new Highlight(wanted) : new Highlight())
    if (!current || done === finder.wish()) return
    if (wanted) {
      done = finder.wish()
      center(wanted, scroller)
    } else if (gone !== finder.wish()) {
      gone = finder.wish()
      goTo(current.page)
    }
  }

  show()
  const ends = [finder.subscribe(show), onChange(show)]
  return () => {
    for (const end of ends) end()
    CSS.highlights.delete(found)
    CSS.highlights.delete(here)
  }
}

/** Only what is not well within sight is moved: the eye need not look for its place again. */
function center(range: Range, scroller: HTMLElement): void {
  const box = range.getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  const edge = Math.min(80, frame.height / 6)
  if (box.top < frame.top + edge || box.bottom > frame.bottom - edge)
    scroller.scrollTop += box.top + box.height / 2 - (frame.top + frame.height / 2)
  if (box.left < frame.left || box.right > frame.right)
    scroller.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2)
}
