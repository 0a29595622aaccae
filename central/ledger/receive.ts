import { BatchItem, type Verdict } from '../../shared/protocol/decisions.ts'
import type { Decision, SignedDecision } from '../../shared/model/decision.ts'
import { fail, type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'
import type { Db, Trx } from '../database/tables.ts'
import type { Device } from '../devices/authenticate.ts'
import { readPacketNow } from '../feed/bodies.ts'
import { readPackets } from '../packets/wire.ts'
import { type Entry, release, settle, stateOf, weigh } from './judge.ts'
import { toReceipt } from './receipts.ts'
import { idOf, keepRefused } from './refused.ts'
import { openSigned } from './verify.ts'

/**
 * Takes one item of a batch: judges it alone, writes it into the ledger in one transaction and says
 * what became of it. Nothing that arrives is discarded.
 * @param report told of a failure that is not the item's fault
 */
export async function receiveDecision(
  db: Db,
  device: Device,
  item: unknown,
  report: (error: unknown) => void,
): Promise<Verdict> {
  const parsed = BatchItem.safeParse(item)
  try {
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
      return await refuse(db, device, item, problem('decision-malformed', idOf(item), detail))
    }
    const decision = openSigned(parsed.data, device)
    return await db.transaction().execute((trx) => enter(trx, device, parsed.data, decision))
  } catch (error) {
    try {
      if (error instanceof ProblemError) return await refuse(db, device, item, error.problem)
      if (parsed.success && constraintOf(error) === 'ledger_sequence')
        return await refuse(db, device, item, problem('sequence-taken', packetOf(parsed.data)))
    } catch (second) {
      report(second)
    }
    report(error)
    const again = problem('internal', null, 'central records could not write it down')
    return parsed.success
      ? { status: 'try-again', id: parsed.data.id, problem: again }
      : { status: 'refused', id: idOf(item), problem: again }
  }
}

async function refuse(db: Db, device: Device, item: unknown, why: Problem): Promise<Verdict> {
  await keepRefused(db, device.deviceId, item, why)
  return { status: 'refused', id: idOf(item), problem: why }
}

/** PostgreSQL's name of the constraint that a write broke. */
const constraintOf = (error: unknown) => (error as { constraint?: unknown } | null)?.constraint

const packetOf = ({ canonical }: SignedDecision) =>
  (JSON.parse(canonical) as { packetId: string }).packetId

async function enter(
  trx: Trx,
  device: Device,
  signed: SignedDecision,
  decision: Decision,
): Promise<Verdict> {
  const { packetId } = decision
  // One decision on a packet at a time, the same one sent twice at once included.
  await trx.selectFrom('packets').select('id').where('id', '=', packetId).forUpdate().execute()
  const known = await trx
    .selectFrom('ledger')
    .selectAll()
    .where('id', '=', decision.id)
    .executeTakeFirst()
  if (known) {
    if (known.hash !== signed.hash) fail('decision-altered', packetId)
    return answer(trx, device, known.state === 'held' ? await release(trx, known) : known, 'again')
  }
  const taken = await trx
    .selectFrom('ledger')
    .select('id')
    .where('device_id', '=', device.deviceId)
    .where('sequence', '=', decision.sequence)
    .executeTakeFirst()
  if (taken) fail('sequence-taken', packetId)

  const now = (await readPackets(trx, [packetId])).get(packetId)
  const admission = await weigh(trx, decision, now)
  if (admission.status === 'refused') throw new ProblemError(admission.problem)
  const entry = await trx
    .insertInto('ledger')
    .values({
      id: decision.id,
      hash: signed.hash,
      canonical: signed.canonical,
      signature: signed.signature,
      device_id: decision.deviceId,
      reviewer_id: decision.reviewerId,
      sequence: decision.sequence,
      previous_hash: decision.previousHash,
      packet_id: packetId,
      packet_revision: decision.packetRevision,
      round: now?.round ?? 1,
      kind: decision.kind,
      outcome: decision.kind === 'withdrawal' ? null : decision.outcome,
      supersedes: decision.supersedes,
      ...stateOf(admission),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await settle(trx, entry)
  return answer(trx, device, entry, 'first')
}

async function answer(
  trx: Trx,
  device: Device,
  entry: Entry,
  time: 'first' | 'again',
): Promise<Verdict> {
  const { id } = entry
  if (entry.state === 'held')
    return { status: 'held', id, waitingFor: entry.supersedes ?? fail('internal', id, 'held') }
  if (entry.state === 'refused')
    return {
      status: 'refused',
      id,
      problem: entry.problem ?? problem('decision-malformed', entry.packet_id),
    }
  const receipt = toReceipt(entry)
  if (entry.state !== 'conflict')
    return { status: time === 'first' ? 'accepted' : 'duplicate', id, receipt }
  return { status: 'conflict', id, receipt, now: await readPacketNow(trx, device, entry.packet_id) }
}
