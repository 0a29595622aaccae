import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { reconcileLimit } from '../../shared/protocol/decisions.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { type Store, writeMeta } from '../store/databases.ts'
import { type Move, moveDecisions } from '../store/decisions.ts'
import { settle } from '../store/standing.ts'
import type { Client } from './client.ts'
import { byReceipt } from './receipts.ts'

/**
 * After central records were restored from a backup: compares every decision here with theirs.
 * What they do not have any more is to be sent again, whatever they once said of it.
 * @throws ProblemError; it then begins anew, because the epoch is written down last
 */
export async function reconcileEpoch(store: Store, client: Client, epoch: string): Promise<void> {
  const { journal } = store
  client.epoch = epoch
  const ids = await journal.decisions.toCollection().primaryKeys()
  for (let at = 0; at < ids.length; at += reconcileLimit) {
    const rows = await journal.decisions.bulkGet(ids.slice(at, at + reconcileLimit))
    const here = rows.filter((row) => row !== undefined)
    const answer = await client.reconcile(here.map(({ id, hash }) => ({ id, hash })))
    const again: Move = () => ({ state: 'unsent', receipt: null, problem: null })
    const altered: Move = ({ packetId }) => ({
      state: 'refused',
      problem: problem('decision-altered', packetId),
    })
    const changed: WindowActivity[] = []
    await moveDecisions(journal, [
      ...answer.unknown.map((id) => [id, again] as const),
      ...answer.known.map((receipt) => [receipt.decisionId, byReceipt(receipt, changed)] as const),
      ...answer.differing.map((id) => [id, altered] as const),
    ])
    client.tell(changed)
    await settle(
      store,
      here.map(({ packetId }) => packetId),
    )
  }
  await writeMeta(journal.meta, 'epoch', epoch)
}
