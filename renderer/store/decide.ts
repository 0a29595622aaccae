import { hostPaths, Signed } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { judge } from '../../shared/rules/judgement.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Journal, Store } from './databases.ts'
import { journalDecision } from './decisions.ts'
import { isFinal } from './draft-row.ts'
import { openDraft } from './drafts.ts'
import { askHost, posting } from './ask.ts'
import { type Here, here } from './host.ts'
import type { DecisionRow } from './rows.ts'
import { openDecision, openDraftRow, openPacket } from './sealed.ts'
import { settle } from './standing.ts'
import { countingOf, lastOf } from './work.ts'

const underWay = new Map<string, Promise<DecisionRow>>()

/**
 * Decides a packet by its draft: the host signs the judgement and has it on disk, then the journal
 * has it in place of the draft. Asked twice, it decides once.
 * @param at when it is made, ISO 8601
 * @throws ProblemError; the draft is then as it was. `draft-incomplete` and `draft-outdated` by the
 *   rules, `journal-unwritable`, `host-unreachable` and others of the host
 */
export function decide(
  packetId: string,
  at: string = new Date().toISOString(),
  with_: Here = here(),
): Promise<DecisionRow> {
  const before = underWay.get(packetId)
  if (before) return before
  const deciding = make(packetId, at, with_).finally(() => underWay.delete(packetId))
  underWay.set(packetId, deciding)
  return deciding
}

async function make(packetId: string, at: string, { store, fetch }: Here): Promise<DecisionRow> {
  const { library, journal, keys } = store
  const draft = await openDraft(packetId, store)
  try {
    if (draft.draft === null) {
      const made = countingOf(await rowsOf(journal, packetId))
      const now = await library.packets.get(packetId)
      if (made && isFinal(made, now?.revision)) return await openDecision(keys, made)
      // All may have been met before: then there was nothing to choose, and no draft was begun.
      await draft.change((begun) => begun)
    }
    await draft.flush()
    const body = await library.bodies.get(packetId)
    const row = await journal.drafts.get(packetId)
    if (body === undefined) fail('packet-not-here', packetId)
    if (row === undefined) fail('draft-overtaken', packetId)
    const rubric = await library.rubrics.get([body.rubricId, body.rubricVersion])
    if (rubric === undefined) fail('packet-not-here', packetId)

    const begun = await placed(store, await openDraftRow(keys, row))
    const judgement = judge(rubric, await openPacket(keys, body), begun, at)
    const signed = await askHost(fetch, hostPaths.decisions, Signed, posting(judgement))
    const decision = await journalDecision(store, signed)
    // The decision is safe without it, and the next start settles what is not settled here.
    await settle(store, [packetId]).catch(() => {})
    return decision
  } catch (error) {
    if (error instanceof ProblemError) throw error
    // What else fails here is a database; what the host has signed already is on disk.
    return fail('journal-unwritable', packetId, String(error), error)
  } finally {
    // Closing only fails for changes that could not be written, which flushing has told already.
    await draft.close().catch(() => {})
  }
}

const rowsOf = (journal: Journal, packetId: string) =>
  journal.decisions.where('packetId').equals(packetId).toArray()

/**
 * A draft with the place that its decision will have among the others on its packet. What central
 * records took away can only be filed as a second opinion; a review that follows a withdrawal names
 * it, so that it cannot overtake it.
 */
async function placed({ library, journal }: Store, draft: Draft): Promise<Draft> {
  const gone = (await library.packets.get(draft.packetId))?.gone ?? null
  const kind = gone === null ? draft.kind : 'second-opinion'
  if (kind === 'amendment' || draft.supersedes !== null) return { ...draft, kind }
  const last = lastOf(await rowsOf(journal, draft.packetId))
  return { ...draft, kind, supersedes: last?.kind === 'withdrawal' ? last.id : null }
}
