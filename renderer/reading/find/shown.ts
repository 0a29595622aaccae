/** The letters of a page that is on screen. Run `n` of its text begins at `starts[n]`. */
export type Letters = {
  page: number
  starts: readonly number[]
  /** What holds the letters of each run: a text, or an element with nothing else in it. */
  runs: readonly Node[]
}

/** What is looked in, as it is on screen. */
export type Shown = {
  scroller: HTMLElement
  /** The page that one is on, counted from 0. */
  page: () => number
  goTo: (page: number) => void
  /** Those that can be seen, or nearly. */
  letters: () => Letters[]
  /** Calls `changed` whenever they are others, until the function it returns is called. */
  onChange: (changed: () => void) => () => void
}
