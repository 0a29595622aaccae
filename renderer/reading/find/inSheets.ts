import { layersIn, onLayers } from '../anchoring/layers.ts'
import type { SheetView } from '../sheets/view.ts'
import type { Shown } from './shown.ts'

/** Finding in pages that are drawn when they come near. */
export const inSheets = (view: SheetView, scroller: HTMLElement): Shown => ({
  scroller,
  page: () => view.shown()?.page ?? 0,
  goTo: (page) => view.goTo(page),
  letters: () => layersIn(scroller).map(([, layer]) => layer),
  onChange: onLayers,
})
