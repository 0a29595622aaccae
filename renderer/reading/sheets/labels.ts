/** What a document calls its pages, where that is not their number; by page counted from 0. */
export type Labels = readonly (string | null)[]

/** In units of text; what is longer is no label that somebody meant. */
const longest = 16

/** The labels of a document; null where it calls no page by anything but its number. */
export function readLabels(given: readonly string[] | null): Labels | null {
  const labels = (given ?? []).map((label, page) => {
    const written = label.trim().slice(0, longest)
    return written === '' || written === String(page + 1) ? null : written
  })
  return labels.some((label) => label !== null) ? labels : null
}

/** The page that is meant by what was typed: its label, else its number; null where there is none. */
export function pageOfTyped(typed: string, labels: Labels | null, pages: number): number | null {
  const wanted = typed.trim()
  const labelled = [
    labels?.indexOf(wanted),
    labels?.findIndex((label) => label?.toLowerCase() === wanted.toLowerCase()),
  ].find((page) => page !== undefined && page >= 0)
  if (labelled !== undefined) return labelled
  const number = Number.parseInt(wanted, 10)
  return number >= 1 && number <= pages ? number - 1 : null
}
