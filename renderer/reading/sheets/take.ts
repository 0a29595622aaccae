import type { TakeCommand } from '../commands.ts'
import type { ReaderCommand } from '../keys.ts'
import type { SheetView } from './view.ts'

const does: Record<Exclude<ReaderCommand, 'reader-go-to-page'>, (view: SheetView) => void> = {
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

/** What the reader's commands mean to pages; `askPage` moves to the field for a page's number. */
export const takeFor =
  (view: SheetView, askPage: (() => void) | null): TakeCommand =>
  (command) => {
    if (command === 'reader-go-to-page') askPage?.()
    else does[command](view)
    return command !== 'reader-go-to-page' || askPage !== null
  }
