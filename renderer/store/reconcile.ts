import { FiledDecisions, hostPaths, Session } from '../../shared/protocol/host.ts'
import { noJournal } from './counts.ts'
import { type Journal, readMeta, writeMeta } from './databases.ts'
import { journalDecision } from './decisions.ts'
import { askHost, type Here, here } from './host.ts'
import type { DecisionRow, JournalCounts } from './rows.ts'
import { settle, settleAll } from './standing.ts'

const states: DecisionRow['state'][] = ['unsent', 'held', 'accepted', 'conflict', 'refused']

/**
 * Compares the journal with its own counts. A browser can reopen a damaged database with rows
 * missing and say nothing; the counts are then mended and the decisions file is read from its start.
 * @returns whether rows and counts agreed
 */
async function checkCounts(journal: Journal): Promise<boolean> {
  const { drafts, decisions, meta } = journal
  return journal.transaction('rw', [drafts, decisions, meta], async () => {
    const counts = await readMeta(meta, 'counts', noJournal)
    const found: JournalCounts = { ...noJournal, drafts: await drafts.count() }
    for (const state of states)
      found[state] = await decisions.where('[state+sequence]').between([state], [state, []]).count()
    const agree = [...states, 'drafts' as const].every((key) => counts[key] === found[key])
    if (!agree) {
      await writeMeta(meta, 'counts', found)
      await meta.delete('filed')
    }
    return agree
  })
}

/**
 * Takes into the journal what the host's decisions file has and the journal lacks: a crash may have
 * come between the two, or the journal was lost.
 * @throws ProblemError of the host; what was read until then is kept
 */
export async function importFiled({ store, fetch }: Here): Promise<void> {
  const { journal } = store
  const { enrolment } = await askHost(fetch, hostPaths.session, Session)
  const deviceId = enrolment?.deviceId
  if (deviceId === undefined) return
  const filed = await readMeta(journal.meta, 'filed', { deviceId, sequence: 0 })
  let after = filed.deviceId === deviceId ? filed.sequence : 0
  let more = true
  while (more) {
    const page = await askHost(fetch, `${hostPaths.decisions}?after=${after}`, FiledDecisions)
    const lacking: string[] = []
    for (const signed of page.decisions) {
      const row = await journalDecision(journal, signed)
      lacking.push(row.packetId)
      after = row.sequence
    }
    if (page.decisions.length > 0) {
      await writeMeta(journal.meta, 'filed', { deviceId, sequence: after })
      await settle(store, lacking)
    }
    more = page.more && page.decisions.length > 0
  }
}

/**
 * At start: checks the journal against its counts and the host's decisions file, and has the
 * library show where each packet stands by it.
 */
export async function reconcileJournal(with_: Here = here()): Promise<void> {
  await checkCounts(with_.store.journal)
  try {
    await importFiled(with_)
  } finally {
    await settleAll(with_.store)
  }
}
