/** Characters of an id that a column makes room for; a longer one is cut, with its title in full. */
const most = 20

/** How many characters the longest of some ids has, as far as a column makes room for it. */
export function longestId(ids: Iterable<string>): number {
  let longest = 0
  for (const id of ids) if (id.length > longest) longest = id.length
  return Math.min(most, longest)
}

/**
 * The width of a column of ids, of which each office has its own kind.
 * @param least in CSS pixels
 * @param room beside the id, in CSS pixels
 * @returns a length of CSS
 */
export const idWidth = (longest: number, least: number, room: number): string =>
  // Of the root, as lines and the head above them have letters of different sizes.
  `max(${least}px, calc(${longest} * 0.6rem + ${room}px))`
