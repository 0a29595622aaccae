import type { PageText } from '../pdf/pageText.ts'
import type { Geometry } from './geometry.ts'

/** The text of a page as it stands in the document of the window. */
export type TextOnScreen = PageText & {
  page: number
  /** The element of each run; it holds the run's letters and nothing else. */
  runs: readonly HTMLElement[]
  /** Null where letters have no place but among each other. */
  geometry: Geometry | null
}

const layers = new Map<Element, TextOnScreen>()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** Calls `changed` whenever a text comes on screen or goes, until the function it returns is called. */
export function onLayers(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Makes the text in an element known until the function that it returns is called. */
export function putLayer(container: Element, layer: TextOnScreen): () => void {
  layers.set(container, layer)
  tell()
  return () => {
    if (layers.get(container) !== layer) return
    layers.delete(container)
    tell()
  }
}

/** The texts inside an element, in the order of their pages. */
export const layersIn = (root: Element): [container: Element, layer: TextOnScreen][] =>
  [...layers]
    .filter(([container]) => root.contains(container))
    .toSorted(([, one], [, other]) => one.page - other.page)
