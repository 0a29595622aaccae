import type { TakeCommand } from '../commands.ts'
import type { ReaderCommand } from '../keys.ts'
import type { SheetView } from './view.ts'

type OfView = Exclude<ReaderCommand, 'reader-go-to-page' | 'reader-region'>

const does: Record<OfView, (view: SheetView) => void> = {
  'reader-down': (view) => view.screen(1),
  'reader-up': (view) => view.screen(-1),
  'reader-next-page': (view) => view.step(1),
  'reader-previous-page': (view) => view.step(-1),
  'reader-zoom-in': (view) => view.zoomStep(1),
  'reader-zoom-out': (view) => view.zoomStep(-1),
  'reader-actual-size': (view) => view.zoomTo(1),
  'reader-fit-width': (view) => view.zoomTo('width'),
  'reader-fit-page': (view) => view.zoomTo('page'),
  'reader-rotate': (view) => view.rotate(),
}

/** What is done beside the view; null where it means nothing. */
type Beside = {
  /** Moves to the field for a page's number. */
  askPage: (() => void) | null
  /** Begins to draw a region, or ends it. */
  draw: (() => void) | null
}

/** What the reader's commands mean to pages. */
export const takeFor =
  (view: SheetView, { askPage, draw }: Beside): TakeCommand =>
  (command) => {
    if (command !== 'reader-go-to-page' && command !== 'reader-region') {
      does[command](view)
      return true
    }
    const act = command === 'reader-region' ? draw : askPage
    act?.()
    return act !== null
  }
