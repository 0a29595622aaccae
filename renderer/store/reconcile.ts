import { type Problem, problem } from '../../shared/protocol/problem.ts'
import { noJournal } from './counts.ts'
import { type Journal, readMeta, type Store, writeMeta } from './databases.ts'
import { type Filing, importFiled, mendFile } from './filing.ts'
import { takeOverFormer } from './former.ts'
import { type Here, here } from './host.ts'
import { finishIntents } from './intents.ts'
import { wasBegunAnew } from './open-library.ts'
import type { DecisionRow, JournalCounts } from './rows.ts'
import { settleAll } from './standing.ts'
import { finishTakingBack } from './take-back.ts'
import { readWork } from './work.ts'

const states: DecisionRow['state'][] = [
  'unsent',
  'held',
  'accepted',
  'conflict',
  'refused',
  'answered',
]

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

/** How many decisions the file has again, and what became of those that an end had interrupted. */
type InStep = Awaited<ReturnType<typeof finishIntents>> & { given: number }

/**
 * Brings the host's file in step with the journal, once that has what the file has, and makes what the
 * end of the program had interrupted.
 * @throws ProblemError of the host; what was done until then stays
 */
export async function bringInStep(with_: Here, filing: Filing): Promise<InStep> {
  const before = await mendFile(with_, filing)
  const finished = await finishIntents(with_, filing.damaged)
  // What follows one that only an intent knew has its place in the order after that.
  const longer = finished.made.length > 0 ? await importFiled(with_) : null
  const after = longer ? await mendFile(with_, longer) : 0
  return { ...finished, given: before + after }
}

/** Packets whose review was begun by what the library shows, and is in the journal no more. */
async function missingDrafts({ library, journal }: Store): Promise<string[]> {
  const begun = await library.packets.where('begun').equals('draft').primaryKeys()
  const { work } = await readWork(journal, begun)
  return begun.filter((id) => !work.has(id))
}

/**
 * At start: checks the journal against its counts and the host's decisions file and the file against
 * the journal, so that either alone is enough, and has the library show where each packet stands.
 * @returns what the reviewer should know of it
 */
export async function reconcileJournal(with_: Here = here()): Promise<Problem | null> {
  const { store } = with_
  const formers = await takeOverFormer(store)
  await checkCounts(store.journal)
  try {
    const filing = await importFiled(with_)
    const { made, left, given } = filing
      ? await bringInStep(with_, filing)
      : { made: [], left: [], given: 0 }
    if (filing) await finishTakingBack(with_)
    const missing = await missingDrafts(store)
    const back = [
      ...(filing && filing.added > 0 ? [`${filing.added} from the decisions file`] : []),
      ...(given > 0 ? [`${given} from the window’s database`] : []),
      ...(made.length > 0 ? [`${made.length} that the end of the program had interrupted`] : []),
    ]
    // The gravest is told; the others follow from it.
    if (missing.length > 0) return problem('drafts-missing', null, missing.join(', '))
    if (left.length > 0) return problem('decision-unfinished', left.join(', '))
    if (formers > 0) return problem('journal-begun-anew')
    if (back.length > 0) return problem('journal-mended', null, back.join(', '))
    return (await wasBegunAnew(store.library)) ? problem('library-begun-anew') : null
  } finally {
    await settleAll(store)
  }
}
