import type { Anchor } from '../../shared/model/anchor.ts'
import { type Draft, emptyScore } from '../../shared/model/draft.ts'
import {
  answer,
  chooseOutcome,
  commentOn,
  type Edit,
  noteOn,
  putBack,
  rate,
  see,
  untie,
  writeFeedback,
  writeNote,
  writeReason,
} from './edits.ts'

/** What an edit changed: how it is taken back, and what it was. */
export type Difference = {
  back: Edit
  what: 'rating' | 'seen' | 'comment' | 'tied' | 'untied' | 'noted' | 'outcome' | 'answer' | 'text'
  /** The same for edits of the same text: what is typed without another step between is one. */
  text: string | null
}

const change = (back: Edit, what: Difference['what'], text: string | null = null): Difference => ({
  back,
  what,
  text,
})

function inAnchors(
  criterionId: string,
  before: readonly Anchor[],
  after: readonly Anchor[],
): Difference[] {
  const has = (anchors: readonly Anchor[], { id }: Anchor) => anchors.some((one) => one.id === id)
  const gone = before.flatMap((one, at) =>
    has(after, one) ? [] : [change(putBack(criterionId, one, at), 'untied')],
  )
  const come = after.filter((one) => !has(before, one)).map(({ id }) => id)
  const noted = before.flatMap(({ id, note }) => {
    const now = after.find((one) => one.id === id)
    return now && now.note !== note
      ? [change(noteOn(criterionId, id, note), 'noted', `note ${id}`)]
      : []
  })
  return [...gone, ...(come.length > 0 ? [change(untie(criterionId, come), 'tied')] : []), ...noted]
}

const sameSeen = (one: string[] = [], other: string[] = []) => one.join() === other.join()

function inScore(id: string, { scores: before }: Draft, { scores: after }: Draft): Difference[] {
  const [was, is] = [before[id] ?? emptyScore, after[id] ?? emptyScore]
  if (was === is) return []
  return [
    ...(was.ratingId === is.ratingId ? [] : [change(rate(id, was.ratingId), 'rating')]),
    ...(sameSeen(was.behaviours, is.behaviours)
      ? []
      : [change(see(id, was.behaviours ?? []), 'seen')]),
    ...(was.comment === is.comment
      ? []
      : [change(commentOn(id, was.comment), 'comment', `comment ${id}`)]),
    ...inAnchors(id, was.anchors, is.anchors),
  ]
}

// By `undefined` where a part is absent: it may have been put together in another order.
const sameAnswer = ({ about: one = {} }: Draft, { about: other = {} }: Draft) =>
  one === other ||
  JSON.stringify([one.criteria, one.items, one.recusal]) ===
    JSON.stringify([other.criteria, other.items, other.recusal])

/** What a reviewer changed between two states of a draft; empty where nothing. */
export function differences(before: Draft, after: Draft): Difference[] {
  const ids = new Set([...Object.keys(before.scores), ...Object.keys(after.scores)])
  const texts = (
    [
      ['feedback', writeFeedback],
      ['note', writeNote],
      ['reason', writeReason],
    ] as const
  ).flatMap(([name, write]) =>
    before[name] === after[name] ? [] : [change(write(before[name]), 'text', name)],
  )
  return [
    ...[...ids].flatMap((id) => inScore(id, before, after)),
    ...(before.chosenOutcome === after.chosenOutcome
      ? []
      : [change(chooseOutcome(before.chosenOutcome), 'outcome')]),
    ...(sameAnswer(before, after) ? [] : [change(answer(before.about), 'answer')]),
    ...texts,
  ]
}
