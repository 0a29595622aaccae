import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { reconcileLimit } from '../../shared/protocol/decisions.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { type Store, writeMeta } from '../store/databases.ts'
import { moveDecision } from '../store/decisions.ts'
import { settle } from '../store/standing.ts'
import type { Client } from './client.ts'
import { takeReceipt } from './receipts.ts'

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
    for (const id of answer.unknown)
      await moveDecision(journal, id, () => ({ state: 'unsent', receipt: null, problem: null }))
    const changed: WindowActivity[] = []
    for (const receipt of answer.known) changed.push(...(await takeReceipt(journal, receipt)))
    client.tell(changed)
    for (const id of answer.differing)
      await moveDecision(journal, id, ({ packetId }) => ({
        state: 'refused',
        problem: problem('decision-altered', packetId),
      }))
    await settle(store, [...new Set(here.map(({ packetId }) => packetId))])
  }
  await writeMeta(journal.meta, 'epoch', epoch)
}
