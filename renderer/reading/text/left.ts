import * as z from 'zod'
import { recall, remember } from '../places.ts'

/** Where a text was left: how large it was shown, and which of its parts was at the top. */
const Left = z.object({
  scale: z.number().positive(),
  /** Counted from 0, and how much of it had gone by, in parts of its height. */
  part: z.int().nonnegative(),
  v: z.number(),
  /** How much of the text was shown, in the measure of whoever shows it in portions. */
  more: z.number().positive(),
})
export type Left = z.infer<typeof Left>

/** Null where it was not opened before. */
export const leftAt = (place: string): Left | null => Left.safeParse(recall(place)).data ?? null

export const leaveAt = (place: string, left: Left) => remember(place, left)

const partsOf = (scroller: Element) => scroller.querySelectorAll('[data-looked-in]')

/** The part at the top of what scrolls; the parts stand one under the other. */
export function partAtTop(scroller: Element): Pick<Left, 'part' | 'v'> {
  const parts = partsOf(scroller)
  const { top } = scroller.getBoundingClientRect()
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (parts[middle]!.getBoundingClientRect().bottom > top) high = middle
    else low = middle + 1
  }
  const box = parts[low]?.getBoundingClientRect()
  return { part: low, v: box && box.height > 0 ? (top - box.top) / box.height : 0 }
}

/**
 * Scrolls to where it was left. The browser guesses how high a part is until it is near: when it knows,
 * it is gone there again, unless something else has scrolled meanwhile.
 * @returns ends that
 */
export function goBack(scroller: Element, { part, v }: Left): () => void {
  const element = partsOf(scroller)[part]
  if (!element || (part === 0 && v <= 0)) return () => {}
  let gone: number | null = null
  const go = () => {
    if (gone !== null && Math.abs(scroller.scrollTop - gone) > 2) return resized.disconnect()
    const { top, height } = element.getBoundingClientRect()
    scroller.scrollTop += top + v * height - scroller.getBoundingClientRect().top
    gone = scroller.scrollTop
    return undefined
  }
  const resized = new ResizeObserver(go)
  resized.observe(element)
  go()
  return () => resized.disconnect()
}
