/** The text of a part of a page that is shown as runs of letters; an empty one shows none. */
export const joinRuns = (runs: readonly string[]): string =>
  runs.map((run) => (run === '' ? '' : `${run}\n`)).join('')
