import { drawLater } from '../../ui/drawAfter.ts'
import { highlight as draw } from '../highlights.ts'
import { type Finder, firstWish, type Hit } from './Finder.ts'
import { rangeOf } from './range.ts'
import type { Span } from './search.ts'
import { center } from './sight.ts'
import type { Shown } from './shown.ts'

/**
 * Marks what was found in the pages that are on screen, and scrolls to the hit that one is on when
 * it is wanted.
 * @param stays where the first hit is the one that one is on already
 * @returns ends it, and takes the marks away
 */
export function highlight(
  finder: Finder,
  { scroller, goTo, letters, onChange }: Shown,
  stays = false,
): () => void {
  /** The wishes that were done last: the hit brought into sight, its page brought on screen. */
  let [done, gone] = stays ? [firstWish, firstWish] : [-1, -1]
  let drawn: (() => void)[] = []
  let stay = () => {}
  const clear = () => {
    for (const end of drawn) end()
  }

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
    clear()
    stay()
    drawn = [draw('found', ranges), draw('found-here', wanted ? [wanted] : [])]
    if (!current || done === finder.wish()) return
    if (wanted) {
      done = finder.wish()
      center(wanted, scroller)
    } else if (gone !== finder.wish()) {
      // The letter that was typed is seen first, and what was found of it.
      stay = drawLater(() => {
        gone = finder.wish()
        goTo(current.page)
      }, 0)
    }
  }

  show()
  const ends = [finder.subscribe(show), onChange(show)]
  return () => {
    for (const end of ends) end()
    clear()
    stay()
  }
}
