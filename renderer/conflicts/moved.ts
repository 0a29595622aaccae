import type { Evidence } from '../../shared/model/evidence.ts'

/** One item of evidence that came, went or has other bytes; each side null where there is none. */
export type Moved = { was: Evidence | null; is: Evidence | null }

/** What went first; an item that came under the title of one that went takes its place. */
export function movedBetween(before: Evidence[], now: Evidence[]): Moved[] {
  const lost = before.filter(({ sha256 }) => !now.some((item) => item.sha256 === sha256))
  const fresh = now.filter(({ sha256 }) => !before.some((item) => item.sha256 === sha256))
  const came = fresh.map((is): Moved => {
    const at = lost.findIndex(({ title }) => title === is.title)
    const [was = null] = at < 0 ? [] : lost.splice(at, 1)
    return { was, is }
  })
  return [...lost.map((was) => ({ was, is: null })), ...came]
}
