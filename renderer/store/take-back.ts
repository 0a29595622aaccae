import { expectChangeable } from './calibration.ts'
import { v7 as uuid } from 'uuid'
import { takenBack } from '../../shared/model/decision.ts'
import { fail, problem, toProblem } from '../../shared/protocol/problem.ts'
import { withdraw } from '../../shared/rules/judgement.ts'
import { tellActivity } from './activity.ts'
import { deciding } from './decide.ts'
import { decisionIn, moveDecisions } from './decisions.ts'
import { type Here, here } from './host.ts'
import { file } from './intents.ts'
import { takeBackRepeat } from './repeats/decide.ts'
import { repeatHere } from './repeats/kept.ts'
import type { DecisionRow, SealedDecision } from './rows.ts'
import { openDecision } from './sealed.ts'
import { settle } from './standing.ts'
import { countingOf } from './work.ts'

/** Whether a decision is still on this machine alone. */
export const canTakeBack = (row: Pick<DecisionRow, 'state' | 'sentAt' | 'kind'> | null) =>
  row !== null && row.state === 'unsent' && row.sentAt === null && row.kind !== 'withdrawal'

/**
 * Takes the decision on a packet back before it is sent: its draft is open again with all that was in
 * it. The decision is not undone but withdrawn by one more, so that the device's order has no gap; it
 * is kept from the network from the first step on, and a step that fails or that a crash leaves out
 * is made by the next turn of syncing, or the next start.
 * @throws ProblemError `already-sent`, or those of the host; asked again, it goes on where it was
 */
export async function takeBack(
  packetId: string,
  at: string = new Date().toISOString(),
  with_: Here = here(),
): Promise<void> {
  const { journal } = with_.store
  await expectChangeable(with_.store, packetId)
  await deciding(packetId)?.catch(() => {})
  const repeat = await repeatHere(with_.store, packetId)
  if (repeat) {
    await takeBackRepeat(with_.store, repeat, at)
    return settle(with_.store, [packetId]).catch(() => {})
  }
  const begun = await journal.transaction('rw', [journal.decisions], async () => {
    const row = countingOf(await journal.decisions.where('packetId').equals(packetId).toArray())
    if (row === null || !canTakeBack(row)) return fail('already-sent', packetId)
    if (row.takingBack) return row
    const next = { ...row, takingBack: { withdrawalId: uuid(), decisionId: uuid(), at } }
    await journal.decisions.put(next)
    return next
  })
  await alone(begun, {}, () => finish(with_, begun))
}

/** Has one window or worker at a time end a taking back; what is in the way is asked for as `options` say. */
const alone = (row: SealedDecision, options: LockOptions, end: () => Promise<void>) =>
  navigator.locks.request(`taking back ${row.id}`, options, async (lock) => {
    if (lock) await end()
  })

async function finish(with_: Here, { id }: SealedDecision): Promise<void> {
  const { store, fetch } = with_
  const row = await store.journal.decisions.get(id)
  if (!row?.takingBack) return
  const { withdrawalId, at } = row.takingBack
  const decision = decisionIn(await openDecision(store.keys, row))
  await file(with_, withdraw(decision, withdrawalId, takenBack, at))
  tellActivity(fetch, [{ kind: 'taken back', packet: row.packetId, decision: row.id }])
}

/**
 * Ends what was begun to be taken back: the program ended meanwhile, or the host could not sign. What
 * cannot be ended now is said by its decision, which stays on this machine until it can.
 */
export async function finishTakingBack(with_: Here): Promise<void> {
  const { journal } = with_.store
  const rows = await journal.decisions
    .where('[state+sequence]')
    .between(['unsent'], ['unsent', []])
    .filter(({ takingBack }) => takingBack !== null)
    .toArray()
  for (const row of rows)
    await alone(row, { ifAvailable: true }, () =>
      finish(with_, row).catch((error: unknown) => {
        const why = problem('taking-back-unfinished', row.packetId, toProblem(error).what)
        return moveDecisions(journal, [[row.id, ({ state }) => ({ state, problem: why })]])
      }),
    )
}
