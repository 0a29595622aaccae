import type { TakeCommand } from '../commands.ts'
import type { ReaderCommand } from '../keys.ts'
import type { SheetView } from './view.ts'

type OfView = Exclude<ReaderCommand, keyof Beside>

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
  'reader-go-to-page': (() => void) | null
  /** Begins to draw a region, or ends it. */
  'reader-region': (() => void) | null
  /** Begins to draw a region to be covered, or ends it. */
  'reader-cover': (() => void) | null
  /** Begins to choose a passage by keys. */
  'reader-passage': (() => void) | null
  /** Moves to the field for what is looked for. */
  'reader-find': (() => void) | null
  /** Opens or closes what stands beside the pages. */
  'reader-panel': (() => void) | null
}

const isBeside = (command: ReaderCommand, beside: Beside): command is keyof Beside =>
  command in beside

/** What the reader's commands mean to pages. */
export const takeFor =
  (view: SheetView, beside: Beside): TakeCommand =>
  (command) => {
    if (!isBeside(command, beside)) {
      does[command](view)
      return true
    }
    beside[command]?.()
    return beside[command] !== null
  }
