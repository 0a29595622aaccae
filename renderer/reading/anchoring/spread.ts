/**
 * Moves marks down so far that none covers another.
 * @param wanted where each would be, in whatever order
 * @param gap from the top of one to the top of the next, at least
 */
export function spread(wanted: readonly number[], gap: number): number[] {
  const placed = [...wanted]
  let free = -Infinity
  for (const index of wanted.map((_, at) => at).toSorted((a, b) => wanted[a]! - wanted[b]!)) {
    const top = Math.max(wanted[index]!, free)
    placed[index] = top
    free = top + gap
  }
  return placed
}
