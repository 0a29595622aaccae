/** A pause of three quarters of an hour ends a sitting. */
const breakAfter = 45 * 60_000

/**
 * Which place each moment has in its sitting, counted from 1.
 * @param moments ISO 8601, in order
 */
export function positionsOf(moments: readonly string[]): number[] {
  let position = 0
  let before = -Infinity
  return moments.map((moment) => {
    const at = Date.parse(moment)
    position = at - before > breakAfter ? 1 : position + 1
    before = at
    return position
  })
}

/** Packets below which a sitting has no early and late. */
const shortest = 5

/**
 * How far each moment lies in its sitting, from 0, the first packet, to 1, the last; null in one that
 * was short.
 * @param moments ISO 8601, in order
 */
export function depthsOf(moments: readonly string[]): (number | null)[] {
  const positions = positionsOf(moments)
  let length = 0
  return positions
    .toReversed()
    .map((position, at, backwards) => {
      if (at === 0 || backwards[at - 1] === 1) length = position
      return length < shortest ? null : (position - 1) / (length - 1)
    })
    .toReversed()
}
