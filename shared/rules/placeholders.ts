/** What a comment of a bank may name, to be filled in where it is used. The screens show this table. */
export const placeholders = [
  { name: 'learner', what: 'The learner’s name; in a blind review the alias' },
  { name: 'criterion', what: 'The title of the criterion' },
  { name: 'rating', what: 'The rating that is chosen' },
  { name: 'required rating', what: 'The lowest rating with which the criterion is met' },
  { name: 'achievement', what: 'The title of the achievement' },
  { name: 'due', what: 'The day on which the packet is due' },
] as const
export type Placeholder = (typeof placeholders)[number]['name']

/** What each stands for here; null where there is nothing, as no rating was chosen. */
export type Filling = Record<Placeholder, string | null>

/** A name in braces, on one line; whatever else stands in braces is somebody's own text. */
const written = /\{([\p{L}\p{N}][\p{L}\p{N} _-]{0,39})\}/gu

const nameOf = (inBraces: string) => inBraces.trim().toLowerCase().replaceAll(/\s+/g, ' ')

const known = (inBraces: string): Placeholder | null =>
  placeholders.find(({ name }) => name === nameOf(inBraces))?.name ?? null

/**
 * Fills a text once: what is filled in is not looked at again, whatever braces it has. A placeholder
 * that is not known, or stands for nothing here, stays as it is written.
 */
export const fillPlaceholders = (text: string, filling: Filling): string =>
  text.replaceAll(written, (whole, inBraces: string) => {
    const name = known(inBraces)
    return (name && filling[name]) ?? whole
  })

/** The placeholders that a text still has, as they are written, each once. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(written)].map(([whole]) => whole)),
]

/** Those of a text that nothing will fill in, as they are written, each once. */
export const unknownIn = (text: string): string[] =>
  placeholdersIn(text).filter((whole) => known(whole.slice(1, -1)) === null)
