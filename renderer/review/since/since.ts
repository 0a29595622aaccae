import { plural, t } from '@lingui/core/macro'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { EarlierAttempt, Packet } from '../../../shared/model/packet.ts'
import { compareEvidence, type EvidenceChange } from '../../../shared/rules/evidence-change.ts'

/** What a packet is compared with: the attempt before it, as far as central records know it. */
export type Since = {
  last: EarlierAttempt
  /** Empty where it is not known what was handed in then. */
  changes: EvidenceChange[]
}

/** Null where there was no attempt before that was decided. */
export function sinceOf({ earlier, evidence }: Pick<Packet, 'earlier' | 'evidence'>): Since | null {
  const last = earlier.at(-1)
  if (!last) return null
  return {
    last,
    changes: last.evidence.length > 0 ? compareEvidence(last.evidence, evidence) : [],
  }
}

/** How an item stands to the attempts: what became of it, or of which earlier one it is. */
export type ItemMark = {
  kind: EvidenceChange['kind'] | 'before'
  /** Set where the item is of an earlier attempt and not of the packet. */
  attempt: number | null
}

const keyOf = ({ id, sha256 }: Evidence) => `${id} ${sha256}`

/** The mark of each item of the packet and of its earlier attempts; undefined where it has none. */
export function marksOf(packet: Pick<Packet, 'earlier' | 'evidence'>) {
  const marks = new Map<string, ItemMark>()
  for (const { attempt, evidence } of packet.earlier)
    for (const item of evidence) marks.set(keyOf(item), { kind: 'before', attempt })
  const since = sinceOf(packet)
  for (const { kind, before, now } of since?.changes ?? []) {
    if (now) marks.set(keyOf(now), { kind, attempt: null })
    else marks.set(keyOf(before), { kind, attempt: since!.last.attempt })
  }
  return (item: Evidence): ItemMark | undefined => marks.get(keyOf(item))
}

export const changeWords: Record<EvidenceChange['kind'], string> = {
  new: t({ message: 'New', comment: 'an item of evidence' }),
  changed: t({ message: 'Changed', comment: 'an item of evidence' }),
  same: t({ message: 'Same', comment: 'an item of evidence' }),
  gone: t({ message: 'Gone', comment: 'an item of evidence' }),
}

const order = ['new', 'changed', 'gone', 'same'] as const

const counted: Record<EvidenceChange['kind'], (count: number) => string> = {
  new: (count) => plural(count, { one: '# new', other: '# new' }),
  changed: (count) => plural(count, { one: '# changed', other: '# changed' }),
  same: (count) => plural(count, { one: '# the same', other: '# the same' }),
  gone: (count) => plural(count, { one: '# gone', other: '# gone' }),
}

/** How many items of which kind: `1 new, 2 the same`. */
export function writeChanges(changes: readonly EvidenceChange[]): string {
  const counts = order.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [counted[kind](count)]
  })
  return counts.join(', ')
}
