import type { Draft } from '../../shared/model/draft.ts'
import { fail, type Problem, ProblemError, toProblem } from '../../shared/protocol/problem.ts'
import { keptCriteria } from '../../shared/rules/attempts.ts'
import type { Edit } from '../scoring/edits.ts'
import { type History, history as ofWindow, type Several, several } from '../scoring/history.ts'
import { openDraft } from '../store/drafts.ts'
import { type Here, here } from '../store/host.ts'
import { type Change, type Deed, editsOf, isAsShown } from './changes.ts'

/** What was not written, and why. */
export type Refusal = { packetId: string; problem: Problem }

export type Writing = {
  history: History
  here: Here
  /** Told what a draft is, before it is durable; null where it is not so after all. */
  onDraft?: (packetId: string, draft: Draft | null) => void
}

const ofThisWindow = (): Writing => ({ history: ofWindow, here: here() })

/** Drafts that are written at the same time; each waits for the disk. */
const atOnce = 8

/**
 * Writes into several packets as one step of the reviewer, by the writer of drafts that their own
 * screens have. One that refuses does not stop the others.
 * @throws nothing; what was not written is in the answer
 */
export async function write(
  deeds: readonly Deed[],
  writing: Writing = ofThisWindow(),
): Promise<Refusal[]> {
  return asOneStep(
    deeds.map(({ packetId, changes }) => ({
      packetId,
      check: (draft) => changes.every((change) => isAsShown(draft, change)),
      rated: changes.filter(({ what }) => what === 'rating'),
      edit: editsOf(changes),
    })),
    writing,
  )
}

/** The same for a single edit of one packet, of what it has now. */
export const writeOne = (
  packetId: string,
  edit: Edit,
  rated: string | null,
  writing: Writing = ofThisWindow(),
): Promise<Refusal[]> =>
  asOneStep([{ packetId, check: () => true, rated: rated === null ? [] : [rated], edit }], writing)

type Part = {
  packetId: string
  /** Whether the draft still is what the edit was shown to be made on. */
  check: (draft: Draft | null) => boolean
  /** The ratings that are changed: criteria, by id or in changes. */
  rated: readonly (string | Change)[]
  edit: Edit
}

async function asOneStep(parts: readonly Part[], writing: Writing): Promise<Refusal[]> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const whole = several(promise)
  const refused: Refusal[] = []
  const one = async (part: Part) => {
    try {
      await make(part, whole, writing)
    } catch (error) {
      writing.onDraft?.(part.packetId, null)
      refused.push({ packetId: part.packetId, problem: toProblem(error) })
    }
  }
  for (let at = 0; at < parts.length; at += atOnce)
    await Promise.all(parts.slice(at, at + atOnce).map(one))
  resolve()
  return refused
}

const criterionOf = (rated: string | Change) =>
  typeof rated === 'string' ? rated : 'criterionId' in rated ? rated.criterionId : ''

async function make(
  { packetId, check, rated, edit }: Part,
  whole: Several,
  { history, here, onDraft }: Writing,
): Promise<void> {
  const writer = await openDraft(packetId, here.store)
  try {
    const { draft, basis, outdated, state } = writer
    if (outdated) throw new ProblemError(outdated)
    if (draft === null && typeof state !== 'string') throw new ProblemError(state)
    if (basis.rubric === null) fail('packet-not-here', packetId)
    const kept = keptCriteria(basis.rubric, basis.packet.earlier)
    if (rated.some((one) => kept.has(criterionOf(one))) || !check(draft))
      fail('draft-overtaken', packetId)
    const written = writer.change(history.watchIn(whole, packetId, edit))
    onDraft?.(packetId, writer.draft)
    await written
  } catch (error) {
    history.notMade(whole, packetId)
    throw error
  } finally {
    // What could not be flushed was told by the change itself.
    await writer.close().catch(() => {})
  }
}
