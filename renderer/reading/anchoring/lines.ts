/** Edges in any unit; y grows downward or upward, as long as it does so for all. */
export type Rect = { left: number; top: number; right: number; bottom: number }

const height = ({ top, bottom }: Rect) => bottom - top

/** Whether two pieces stand on one line, next to each other, so that one box holds both. */
function isOneLine(one: Rect, other: Rect): boolean {
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  const low = Math.min(height(one), height(other))
  const apart = Math.max(one.left, other.left) - Math.min(one.right, other.right)
  return overlap > low / 2 && apart < Math.max(height(one), height(other))
}

const around = (one: Rect, other: Rect): Rect => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
})

/** Makes of the pieces of a text, in reading order, one box for each line. */
export function linesOf(pieces: readonly Rect[]): Rect[] {
  const lines: Rect[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last && isOneLine(last, piece)) lines[lines.length - 1] = around(last, piece)
    else lines.push(piece)
  }
  return lines
}
