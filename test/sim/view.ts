import type { SealedDecision } from '../../renderer/store/rows.ts'
import type { Decision } from '../../shared/model/decision.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Window } from './machine/programs.ts'

type QueueRow = Awaited<ReturnType<Window['queue']>>[number]
type Status = Awaited<ReturnType<Window['status']>>
type DecisionRow = NonNullable<Awaited<ReturnType<Window['packetView']>>>['decision'] & object

/** All that a window shows of its machine, read at one moment. */
export type View = {
  status: Status
  rows: QueueRow[]
  packets: Map<string, Packet>
  drafts: Draft[]
  sealed: SealedDecision[]
  /** By packet, how many ways there are to answer what asks for the reviewer. */
  conflicts: Map<string, number>
  decisions: { row: DecisionRow; decision: Decision }[]
}

export async function look(window: Window): Promise<View> {
  const { journal, keys } = window.store()
  const [status, rows, drafts, sealed] = await Promise.all([
    window.status(),
    window.queue(),
    journal.drafts.toArray(),
    journal.decisions.orderBy('sequence').toArray(),
  ])
  const decisions = await window.openDecisions(keys, sealed)
  const packets = new Map<string, Packet>()
  for (const { id } of rows) {
    const view = await window.packetView(id)
    if (view) packets.set(id, view.packet)
  }
  const conflicts = new Map<string, number>()
  for (const { packetId } of await window.conflicts()) {
    const view = await window.conflictView(packetId)
    conflicts.set(packetId, view?.resolutions.length ?? 0)
  }
  return {
    status,
    conflicts,
    rows,
    packets,
    drafts: await Promise.all(drafts.map((draft) => window.openDraftRow(keys, draft))),
    sealed,
    decisions: decisions.map((row) => ({ row, decision: JSON.parse(row.signed.canonical) })),
  }
}
