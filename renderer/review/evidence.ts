import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { PacketView } from '../store/packet.ts'

/**
 * All that can be looked at: the packet's evidence, then what earlier revisions had and it has not,
 * on which work made before still rests; then what was handed in with earlier attempts alone, the last
 * of them first.
 */
export function evidenceOf({ packet, bases }: Pick<PacketView, 'packet' | 'bases'>): Evidence[] {
  const seen = new Set(packet.evidence.map(({ sha256 }) => sha256))
  const earlier: Evidence[] = []
  const before = [...bases, ...packet.earlier.toReversed()]
  for (const item of before.flatMap(({ evidence }) => evidence)) {
    if (seen.has(item.sha256)) continue
    seen.add(item.sha256)
    earlier.push(item)
  }
  return [...packet.evidence, ...earlier]
}

/** Whether an anchor was tied to these very bytes; an item may have had others before. */
export const isOn = (anchor: Anchor, item: Evidence) =>
  anchor.evidenceId === item.id && anchor.sha256 === item.sha256

/**
 * What took the place of the item that an anchor was tied to: what has its title now, else what has
 * its id. Null where the item is there as it was, or nothing came for it.
 */
export function revisedOf(
  anchor: Anchor,
  { packet, bases }: Pick<PacketView, 'packet' | 'bases'>,
): Evidence | null {
  const { evidence } = packet
  if (evidence.some(({ sha256 }) => sha256 === anchor.sha256)) return null
  const was = bases.flatMap((base) => base.evidence).find((item) => isOn(anchor, item))
  const named = evidence.find(({ title }) => title === was?.title)
  return named ?? evidence.find(({ id }) => id === anchor.evidenceId) ?? null
}

/** The index of an item; -1 where it is none of them. A packet that was read anew has it in another object. */
export const placeOf = (items: readonly Evidence[], { id, sha256 }: Evidence): number =>
  items.findIndex((item) => item.id === id && item.sha256 === sha256)
