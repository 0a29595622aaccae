import type { Evidence } from '../model/evidence.ts'

/** What became of an item of evidence from one attempt to the next. */
export type EvidenceChange =
  | { kind: 'new'; before: null; now: Evidence }
  | { kind: 'same' | 'changed'; before: Evidence; now: Evidence }
  | { kind: 'gone'; before: Evidence; now: null }

const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase()

const fileNameOf = (item: Evidence) =>
  item.kind === 'file' && item.fileName !== null ? folded(item.fileName) : null

/** By what two items are held to be one, what is surest first. */
const alike: ((before: Evidence, now: Evidence) => boolean)[] = [
  (before, now) => before.sha256 === now.sha256 && folded(before.title) === folded(now.title),
  (before, now) => before.sha256 === now.sha256,
  (before, now) => fileNameOf(before) !== null && fileNameOf(before) === fileNameOf(now),
  (before, now) => folded(before.title) === folded(now.title),
]

/**
 * Compares what was handed in with two attempts: the same bytes are the same, the same file name or
 * title with other bytes is changed. Each item is in one change.
 * @returns what is there now, in its order; then what is gone, in its
 */
export function compareEvidence(
  before: readonly Evidence[],
  now: readonly Evidence[],
): EvidenceChange[] {
  const left = new Set(before)
  const found = new Map<Evidence, Evidence>()
  for (const isAlike of alike)
    for (const item of now) {
      if (found.has(item)) continue
      const match = before.find((one) => left.has(one) && isAlike(one, item))
      if (!match) continue
      found.set(item, match)
      left.delete(match)
    }
  return [
    ...now.map((item): EvidenceChange => {
      const match = found.get(item)
      if (!match) return { kind: 'new', before: null, now: item }
      const kind = match.sha256 === item.sha256 ? 'same' : 'changed'
      return { kind, before: match, now: item }
    }),
    ...[...left].map((item): EvidenceChange => ({ kind: 'gone', before: item, now: null })),
  ]
}
