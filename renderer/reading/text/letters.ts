import type { TextOnScreen } from '../anchoring/layers.ts'
import type { PageText } from '../pdf/pageText.ts'

/** What a text says, and where that is on its page. */
export type Letters = {
  plain: PageText
  /** The elements of its runs, in the order of the text, up to the last that is shown. */
  runsOf: (page: HTMLElement) => HTMLElement[]
}

/** All of a text is one layer, of which a long table shows more and more. */
export const letters = (page: HTMLElement, { plain, runsOf }: Letters): TextOnScreen => ({
  ...plain,
  page: 0,
  get runs() {
    return runsOf(page)
  },
  geometry: null,
})
