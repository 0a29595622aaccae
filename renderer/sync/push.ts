import type { Receipt } from '../../shared/model/receipt.ts'
import type { Verdict } from '../../shared/protocol/decisions.ts'
import type { WindowActivity } from '../../shared/protocol/activity.ts'
import { type Problem, problem, toProblem } from '../../shared/protocol/problem.ts'
import { batches } from '../store/batches.ts'
import type { Store } from '../store/databases.ts'
import { markSent, type Move, moveDecisions } from '../store/decisions.ts'
import type { DecisionRow, SealedDecision } from '../store/rows.ts'
import { openDecision } from '../store/sealed.ts'
import { settle } from '../store/standing.ts'
import type { Client } from './client.ts'
import { Refusal } from './failures.ts'
import { byReceipt, isFor } from './receipts.ts'
import { takeAside } from './take-in.ts'

/** Whole batches that may fail one by one before the fault is taken to be central records'. */
const most = 3

/** Those that may be sent of what waits. */
type Due = (rows: SealedDecision[]) => SealedDecision[]

/**
 * What is to be sent, in the order in which it was decided; those that had a problem last time come
 * after the others, so that none of them stands in the way for ever.
 */
async function waiting(store: Store, due: Due): Promise<DecisionRow[]> {
  const { journal, keys } = store
  const of = (state: DecisionRow['state']) =>
    journal.decisions.where('[state+sequence]').between([state], [state, []]).toArray()
  const rows = due([...(await of('unsent')), ...(await of('held'))])
  const ordered = rows.toSorted(
    (one, other) =>
      Number(one.problem !== null) - Number(other.problem !== null) ||
      one.sequence - other.sequence,
  )
  const opened = await Promise.all(
    ordered.map((row) =>
      openDecision(keys, row).catch(async (error: unknown) => {
        await note(store, row, toProblem(error))
        // The next turn reads the host's file from its beginning and finds what is damaged here.
        await journal.meta.delete('filed')
        return null
      }),
    ),
  )
  return opened.filter((row) => row !== null)
}

/** A decision that was not taken stays to be sent again, with the reason. */
const stay =
  (why: Problem): Move =>
  ({ state }) => ({ state, problem: why })

const note = (store: Store, { id }: Pick<DecisionRow, 'id'>, why: Problem) =>
  moveDecisions(store.journal, [[id, stay(why)]])

const isOf = (receipt: Receipt, { id, signed }: DecisionRow) =>
  isFor(receipt, { id, hash: signed.hash })

/** Where a verdict puts its decision. @param changed is told what a receipt changes */
function moveBy(row: DecisionRow, verdict: Verdict | undefined, changed: WindowActivity[]): Move {
  const why = (text: string): Move => stay(problem('answer-misfit', row.packetId, text))
  if (verdict === undefined) return why('it has no verdict on it')
  switch (verdict.status) {
    case 'accepted':
    case 'duplicate':
    case 'conflict':
      // Only word on these very bytes retires them.
      return isOf(verdict.receipt, row)
        ? byReceipt(verdict.receipt, changed)
        : why('the receipt is for something else')
    case 'held':
      return () => ({ state: 'held', problem: null })
    case 'refused':
      return () => ({ state: 'refused', problem: verdict.problem })
    case 'try-again':
      break
  }
  return stay(verdict.problem)
}

/**
 * Writes down what central records say of a batch.
 * @returns what it changed, for the activity log
 */
async function take(
  store: Store,
  batch: DecisionRow[],
  verdicts: Map<string, Verdict>,
): Promise<WindowActivity[]> {
  const changed: WindowActivity[] = []
  // Before the receipts: a conflict is never shown without what it is with.
  await takeAside(
    store,
    batch.flatMap((row) => {
      const verdict = verdicts.get(row.id)
      return verdict?.status === 'conflict' && isOf(verdict.receipt, row) ? verdict.now : []
    }),
  )
  await moveDecisions(
    store.journal,
    batch.map((row) => [row.id, moveBy(row, verdicts.get(row.id), changed)] as const),
  )
  return changed
}

/**
 * Answers to a whole request that may be the fault of one item in it. Others (enrolment, too many
 * requests, another version) say nothing about any decision.
 */
const mayBeOneItem = (status: number) => [400, 413, 422, 500].includes(status)

/**
 * Sends what is not delivered, each decision once, and writes down what central records say of
 * each. Whatever they answer, a decision stays here. What was taken back goes after its withdrawal was
 * answered, which central records then hold until it comes.
 * @param due keeps back what is not to be sent yet
 * @throws ProblemError, EpochChanged of a whole request; what was answered before is written down
 */
export async function push(store: Store, client: Client, due: Due = (rows) => rows): Promise<void> {
  const sent = new Set<string>()
  let before: number
  do {
    before = sent.size
    const rows = (await waiting(store, due)).filter(({ id }) => !sent.has(id))
    await sendAll(store, client, rows, sent)
  } while (sent.size > before)
}

async function sendAll(
  store: Store,
  client: Client,
  rows: DecisionRow[],
  sent: Set<string>,
): Promise<void> {
  const queue = batches(rows)
  let failed = 0
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const batch = await markSent(store.journal, next, new Date().toISOString())
    if (batch.length === 0) continue
    for (const { id } of batch) sent.add(id)
    let verdicts: Map<string, Verdict>
    try {
      verdicts = await client.decide(batch.map(({ signed }) => signed))
    } catch (error) {
      if (!(error instanceof Refusal) || !mayBeOneItem(error.status)) throw error
      if (batch.length > 1) {
        const half = Math.ceil(batch.length / 2)
        queue.unshift(batch.slice(0, half), batch.slice(half))
      } else {
        for (const row of batch) await note(store, row, error.problem)
        failed += 1
        if (error.status === 500 && failed >= most) throw error
      }
      continue
    }
    client.tell(await take(store, batch, verdicts))
    await settle(
      store,
      batch.map(({ packetId }) => packetId),
    )
  }
}
