import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { assess } from '../../shared/rules/completeness.ts'
import { compare, type Compared } from '../../shared/rules/qualification.ts'
import { calibrationSets } from './calibration.ts'
import type { Store } from './databases.ts'
import { openDraft } from './drafts.ts'
import { store } from './open.ts'
import { openTrial, sealTrial } from './sealed.ts'

/**
 * Ends a go at a practice packet: its ratings are kept on this machine, beside the state of the draft
 * that they are of. Nothing is decided by it.
 * @throws ProblemError `draft-incomplete` while a criterion has no rating
 */
export async function compareDraft(
  packetId: string,
  at: string = new Date().toISOString(),
  in_: Store = store(),
): Promise<void> {
  const writer = await openDraft(packetId, in_)
  try {
    await writer.flush()
    const { draft, basis } = writer
    if (draft === null || basis.rubric === null) return fail('packet-not-here', packetId)
    const { open } = assess(basis.rubric, basis.packet, draft)
    if (open > 0) return fail('draft-incomplete', packetId, `${open} without a rating`)
    const scores = basis.rubric.criteria.map(({ id }) => ({
      criterionId: id,
      ratingId: draft.scores[id]?.ratingId ?? null,
    }))
    const { decisionId, changes, rubricId } = draft
    const sealed = await sealTrial(in_.keys, { packetId, at }, scores)
    await in_.journal.trials.put({ packetId, at, rubricId, decisionId, changes, sealed })
  } finally {
    await writer.close()
  }
}

export type ComparedView = {
  /** Of the go that is shown. */
  compared: Compared[]
  /** Goes at it so far; 0 of a qualification packet. */
  goes: number
}

/** What may be compared of a packet for calibration now; null while it is still to be rated. */
export async function comparedView(
  { packet, rubric }: { packet: Packet; rubric: Rubric },
  at: Store = store(),
): Promise<ComparedView | null> {
  const { calibration, id } = packet
  if (!calibration) return null
  if (calibration.role === 'qualification') {
    const sets = await calibrationSets(at)
    const items = sets.flatMap(({ rounds }) => rounds.flatMap(({ items: of }) => of))
    const compared = items.find((item) => item.id === id)?.compared
    return compared ? { compared, goes: 0 } : null
  }
  const [draft, trials] = await Promise.all([
    at.journal.drafts.get(id),
    at.journal.trials.where('[packetId+at]').between([id, ''], [id, '\uffff']).toArray(),
  ])
  const last = trials.at(-1)
  const isCurrent = last?.decisionId === draft?.decisionId && last?.changes === draft?.changes
  if (!last || !isCurrent) return null
  return {
    compared: compare(rubric, await openTrial(at.keys, last), calibration.agreed),
    goes: trials.length,
  }
}
