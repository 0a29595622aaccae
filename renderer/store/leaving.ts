import {
  FiledDecisions,
  hostPaths,
  Leaving,
  type LeaveRequest,
  Session,
} from '../../shared/protocol/host.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { askHost, posting } from './ask.ts'
import { noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { decisionIn } from './decisions.ts'
import { sha256 } from './hash.ts'
import { type Here, here } from './host.ts'
import { importFiled } from './filing.ts'
import type { JournalCounts, SealedDecision } from './rows.ts'

/** What central records do not have, so that it ends with this machine, and a reviewer agrees to it. */
export type Ending = Pick<JournalCounts, 'drafts' | 'conflict' | 'refused'>

const isReceived = ({ state }: SealedDecision) => state !== 'unsent' && state !== 'held'

/** How many files of decisions the host has of which nobody can tell whether they were received. */
export const doubtful = async ({ fetch }: Here = here()): Promise<number> =>
  (await askHost(fetch, hostPaths.leave, Leaving)).doubtful

/**
 * Reads the host's whole file against the journal: what is decided is in the one, what was received
 * in the other, and a database may have lost what it had.
 */
async function findUndelivered({ store, fetch }: Here): Promise<Omit<LeaveRequest, 'saved'>> {
  const { decisions } = store.journal
  const waiting = await decisions
    .where('[state+sequence]')
    .between(['unsent'], ['unsent', []])
    .or('[state+sequence]')
    .between(['held'], ['held', []])
    .primaryKeys()
  // What a start could not carry out was called decided too.
  const intended = await store.journal.intents.toCollection().primaryKeys()
  const made = await decisions.bulkGet(intended)
  const undelivered = new Set([...waiting, ...intended.filter((_, at) => made[at] === undefined)])
  let after = 0
  let last: string | null = null
  for (;;) {
    const page = await askHost(fetch, `${hostPaths.decisions}?after=${after}`, FiledDecisions)
    const rows = await decisions.bulkGet(page.decisions.map(({ id }) => id))
    for (const [at, { id, hash }] of page.decisions.entries()) {
      const row = rows[at]
      if (row?.hash !== hash || !isReceived(row)) undelivered.add(id)
    }
    const signed = page.decisions.at(-1)
    if (signed) {
      last = signed.hash
      after = decisionIn({ signed }).sequence
    }
    if (!page.more || !signed) return { last, undelivered: [...undelivered] }
  }
}

/** All decisions as they are sealed on this machine, and their SHA-256. */
export async function decisionsFile({ fetch }: Here = here()) {
  const response = await fetch(hostPaths.decisionsFile).catch((error: unknown) =>
    fail('host-unreachable', null, '', error),
  )
  if (!response.ok) fail('host-unreachable')
  const bytes = await response.arrayBuffer()
  return { bytes, hash: await sha256(bytes) }
}

/**
 * Has the host end this machine's enrolment and destroy its keys; what the databases keep cannot be
 * read any more, and goes when the windows begin again.
 * @param agreed what the reviewer was shown that ends with it
 * @param saved the SHA-256 of the decisions file that was saved; null when it was not
 * @throws ProblemError `leave-overtaken`, `leave-unsent`, `leave-unfiled`; nothing was destroyed then
 */
export async function leaveMachine(
  agreed: Ending,
  saved: string | null,
  with_: Here = here(),
): Promise<Session> {
  const { store, fetch } = with_
  await importFiled(with_)
  const found = await findUndelivered(with_)
  const now = await readMeta(store.journal.meta, 'counts', noJournal)
  const more = (['drafts', 'conflict', 'refused'] as const).some((one) => now[one] > agreed[one])
  if (more) fail('leave-overtaken')
  const request: LeaveRequest = { ...found, saved }
  return askHost(fetch, hostPaths.leave, Session, posting(request))
}
