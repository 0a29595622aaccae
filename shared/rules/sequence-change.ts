/** What became of some units in a row: they stayed, they went, or they came. */
export type Run = { kind: 'same' | 'gone' | 'new'; length: number }

/**
 * What comparing may cost, in steps of some nanoseconds and four bytes each; it is used up by whoever
 * is given it. Two texts that have nothing in common would take the square of their length.
 */
export type Cost = { left: number }

/**
 * The fewest units that went and came to make `now` of `before` (Myers 1986, the greedy O(ND) way).
 * Where that would cost more than is left, what was found so far is kept, and all behind it is said to
 * have gone and come: the runs make the one of the other in any case, and only are not the fewest.
 * @returns runs in order, what went before what came in its place; none is empty
 */
export function compareSequences(
  before: readonly string[],
  now: readonly string[],
  cost: Cost,
): Run[] {
  const most = Math.min(before.length, now.length)
  let head = 0
  while (head < most && before[head] === now[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1

  const numbers = new Map<string, number>()
  const numbered = (units: readonly string[]) =>
    Int32Array.from(units.slice(head, units.length - tail), (unit) => {
      const number = numbers.get(unit) ?? numbers.size
      numbers.set(unit, number)
      return number
    })
  return tidy([
    { kind: 'same', length: head },
    ...search(numbered(before), numbered(now), cost),
    { kind: 'same', length: tail },
  ])
}

/** How far along `before` each diagonal got with so many edits: of diagonal `k` at `(k + edits) / 2`. */
type Front = Int32Array

/**
 * Where a diagonal is entered with one edit more: from the one above by what came, from the one below by
 * what went, whichever got farther.
 */
function enter(front: Front, edits: number, k: number): { came: boolean; x: number } {
  const at = (diagonal: number) => front[(diagonal + edits - 1) >> 1]!
  const came = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
  return { came, x: came ? at(k + 1) : at(k - 1) + 1 }
}

function search(before: Int32Array, now: Int32Array, cost: Cost): Run[] {
  const fronts: Front[] = []
  let [bestX, bestY, bestEdits] = [0, 0, 0]
  for (let edits = 0; edits <= before.length + now.length; edits += 1) {
    cost.left -= edits + 1
    const front: Front = new Int32Array(edits + 1)
    fronts.push(front)
    for (let k = -edits; k <= edits && cost.left >= 0; k += 2) {
      let x = edits === 0 ? 0 : enter(fronts[edits - 1]!, edits, k).x
      const begin = x
      while (x < before.length && x - k < now.length && before[x] === now[x - k]) x += 1
      cost.left -= x - begin
      front[(k + edits) >> 1] = x
      const y = x - k
      // Diagonals go on beyond the ends of both, where nothing can be kept.
      if (x > before.length || y > now.length || x + y <= bestX + bestY) continue
      ;[bestX, bestY, bestEdits] = [x, y, edits]
    }
    if ((bestX === before.length && bestY === now.length) || cost.left < 0) break
  }
  return [
    ...trace(fronts, bestX, bestY, bestEdits),
    { kind: 'gone', length: before.length - bestX },
    { kind: 'new', length: now.length - bestY },
  ]
}

/** The way back from a place that was reached with so many edits. */
function trace(fronts: readonly Front[], toX: number, toY: number, edits: number): Run[] {
  const back: Run[] = []
  let [x, y] = [toX, toY]
  for (let left = edits; left > 0; left -= 1) {
    const { came, x: entered } = enter(fronts[left - 1]!, left, x - y)
    back.push({ kind: 'same', length: x - entered }, { kind: came ? 'new' : 'gone', length: 1 })
    y = entered - (x - y) - (came ? 1 : 0)
    x = came ? entered : entered - 1
  }
  return [...back, { kind: 'same' as const, length: x }].toReversed()
}

/** Runs without empty ones; between two that stayed, all that went is before all that came. */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = []
  let [gone, came] = [0, 0]
  const settle = () => {
    if (gone > 0) tidied.push({ kind: 'gone', length: gone })
    if (came > 0) tidied.push({ kind: 'new', length: came })
    ;[gone, came] = [0, 0]
  }
  for (const { kind, length } of runs) {
    if (kind === 'gone') gone += length
    else if (kind === 'new') came += length
    else if (length > 0) {
      settle()
      const last = tidied.at(-1)
      if (last?.kind === 'same') last.length += length
      else tidied.push({ kind, length })
    }
  }
  settle()
  return tidied
}
