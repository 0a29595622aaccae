/** Where the numbers of a place stand after its page and its kind: left and top. */
const edges: Record<string, readonly [left: number | null, top: number]> = {
  XYZ: [2, 3],
  FitH: [null, 2],
  FitBH: [null, 2],
  FitR: [2, 5],
}

/** The point of a page that a place means, in PDF user space; null where it means all of the page. */
export function pointOf(destination: readonly unknown[]): [x: number, y: number] | null {
  const kind = destination[1]
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? kind.name : null
  const at = typeof name === 'string' && Object.hasOwn(edges, name) ? edges[name]! : null
  if (!at) return null
  const [left, top] = at.map((index) => (index === null ? 0 : destination[index]))
  return typeof top === 'number' ? [typeof left === 'number' ? left : 0, top] : null
}
