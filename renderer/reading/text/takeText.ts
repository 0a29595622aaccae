import type { RefObject } from 'react'
import type { TakeCommand } from '../commands.ts'

/** How large text is shown; 1 is as the rest of the window. */
export type TextScale = number

const step = 1.15
const bound = (scale: TextScale) => Math.min(3, Math.max(0.7, scale))

type Beside = {
  find: () => void
  /** Begins to choose a passage by keys; null where nothing can be tied. */
  passage: (() => void) | null
}

/** What the reader's commands mean to a text. */
export const takeText =
  (
    scroller: RefObject<HTMLElement | null>,
    scale: (change: (scale: TextScale) => TextScale) => void,
    { find, passage }: Beside,
  ): TakeCommand =>
  (command) => {
    const screen = (scroller.current?.clientHeight ?? 0) * 0.9
    switch (command) {
      case 'reader-down':
        scroller.current?.scrollBy(0, screen)
        return true
      case 'reader-up':
        scroller.current?.scrollBy(0, -screen)
        return true
      case 'reader-zoom-in':
        scale((now) => bound(now * step))
        return true
      case 'reader-zoom-out':
        scale((now) => bound(now / step))
        return true
      case 'reader-actual-size':
        scale(() => 1)
        return true
      case 'reader-find':
        find()
        return true
      case 'reader-passage':
        passage?.()
        return passage !== null
      default:
        return false
    }
  }
