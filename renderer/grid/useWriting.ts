import { plural, t } from '@lingui/core/macro'
import { useState } from 'react'
import type { Draft } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { keptCriteria } from '../../shared/rules/attempts.ts'
import { type Edit, rate } from '../scoring/edits.ts'
import { history } from '../scoring/history.ts'
import type { GridRow } from '../store/grid.ts'
import { type GridLine, lineReader } from '../store/grid-lines.ts'
import { here } from '../store/host.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'
import { drawAfter } from '../ui/drawAfter.ts'
import { before, isOneCell } from './cells.ts'
import { changesFor, isOverwriting, lockOf, lockWords, type Wish } from './changes.ts'
import type { Kept } from './place.ts'
import type { Selection } from './useSelection.ts'
import { type Refusal, write, writeOne } from './write.ts'
import type { Request } from './WriteSheet.tsx'

type WritingProps = {
  rubric: Rubric
  list: readonly GridRow[]
  lines: ReadonlyMap<string, GridLine>
  selection: Selection
} & Pick<Kept, 'onward' | 'isOne'>

/** What is written into the selected cells: at once, or shown first where it replaces something. */
export function useWriting({ rubric, list, lines, selection, onward, isOne }: WritingProps) {
  /** What was entered and the lines do not have yet, by packet. */
  const [entered, setEntered] = useState<ReadonlyMap<string, Draft>>(new Map())
  const [request, setRequest] = useState<Request | null>(null)
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const say = useSay()
  const hint = useTell()
  const { spot, span, rows, current, move } = selection
  const criterion = rubric.criteria[spot.column - before] ?? null

  const draftOf = (packetId: string): Draft | null => {
    const line = lines.get(packetId)
    const own = entered.get(packetId)
    if (!own || line?.decided) return line?.draft ?? null
    const known = line?.draft
    if (!known) return own
    return known.decisionId === own.decisionId && own.changes > known.changes ? own : known
  }
  const onDraft = (packetId: string, draft: Draft | null) =>
    setEntered((before) => {
      const next = new Map(before)
      if (draft) next.set(packetId, draft)
      else next.delete(packetId)
      return next
    })
  const tell = (refused: Refusal[]) => {
    setTrouble(refused[0]?.problem ?? null)
  }
  const writing = () => ({ history, here: here() })
  /** Why the current cell takes nothing; says it. */
  const isShut = () => {
    if (!current || !criterion) {
      hint(t`Move to a criterion to rate`)
      return true
    }
    const line = lines.get(current.id)
    const lock = lockOf(current, line)
    const why = lock
      ? lockWords[lock]
      : line && keptCriteria(rubric, line.packet.earlier).has(criterion.id)
        ? t`met in an earlier attempt, and stays met`
        : null
    if (why) hint(t`${{ packet: current.id }} takes no rating: ${why}`)
    return why !== null
  }
  const put = (packetId: string, edit: Edit, criterionId: string | null) => {
    let drawn: Draft | null = null
    const shows = { ...writing(), onDraft: (_: string, draft: Draft | null) => (drawn = draft) }
    const written = writeOne(packetId, edit, criterionId, shows)
    drawAfter(written, () => onDraft(packetId, drawn))
    void written.then(tell)
  }
  const rateHere = (ratingId: string) => {
    if (isShut() || !current || !criterion) return
    put(current.id, rate(criterion.id, ratingId), criterion.id)
    const rating = criterion.ratings.find(({ id }) => id === ratingId)?.label ?? ''
    say(t`${{ packet: current.id }}, ${{ criterion: criterion.title }}: ${rating}`)
    if (!isOneCell(span) || onward === 'stay') return
    move(onward === 'right' && !isOne ? { column: 1 } : { row: 1 })
  }
  /** Writes at once what replaces nothing in more than one cell; the rest is shown first. */
  const wish = async (
    title: string,
    wished: Wish,
    targets: typeof list,
    isQuiet: (over: number) => boolean,
  ) => {
    const read = await lineReader()(targets.map(({ id }) => id))
    const deeds = targets.map((row) => {
      const line = read.get(row.id)
      const isOpen = line && lockOf(row, line) === null
      return { packetId: row.id, isOpen, changes: isOpen ? changesFor(rubric, line, wished) : [] }
    })
    const changes = deeds.flatMap((deed) => deed.changes)
    if (changes.length === 0) return hint(t`Nothing to write`)
    if (deeds.every(({ isOpen }) => isOpen) && isQuiet(changes.filter(isOverwriting).length)) {
      const some = deeds.filter((deed) => deed.changes.length > 0)
      tell(await write(some, { ...writing(), onDraft }))
      return say(
        t`${title}: ${plural({ cells: changes.length }, { one: '# cell', other: '# cells' })}`,
      )
    }
    return setRequest({ title, wish: wished, copied: null, rows: targets, every: true })
  }
  const selectedCriteria = rubric.criteria.slice(
    Math.max(0, span.left - before),
    Math.max(0, span.right - before + 1),
  )
  const fill = async () => {
    const isAbove = span.top === span.bottom
    const source = list[isAbove ? span.top - 1 : span.top]
    if (!source) return
    const from = draftOf(source.id) ?? (await lineReader()([source.id])).get(source.id)?.draft
    const ratings = selectedCriteria.flatMap(({ id }) => {
      const ratingId = from?.scores[id]?.ratingId
      return ratingId ? [[id, ratingId] as const] : []
    })
    if (ratings.length === 0)
      return hint(t`${{ packet: source.id }} has no rating there to fill with`)
    const targets = isAbove ? rows : rows.slice(1)
    await wish(t`Fill down`, { ratings: new Map(ratings) }, targets, (over) => over === 0)
  }
  const clear = async () => {
    if (isOneCell(span)) {
      if (!isShut() && current && criterion) put(current.id, rate(criterion.id, null), criterion.id)
      return
    }
    const ratings = new Map(selectedCriteria.map(({ id }) => [id, null]))
    await wish(t`Take ratings back`, { ratings }, rows, (over) => over <= 1)
  }
  const copy = async () => {
    if (!current) return
    const targets = rows.filter(({ id }) => id !== current.id)
    if (targets.length === 0) return hint(t`Select the packets that are to have the same`)
    const line = (await lineReader()([current.id])).get(current.id)
    const from = line?.draft
    if (!from) return hint(t`${{ packet: current.id }} has nothing to give`)
    const scores = rubric.criteria.flatMap(({ id }) => {
      const score = from.scores[id]
      return score ? [{ id, ...score }] : []
    })
    return setRequest({
      title: t`The same as ${{ packet: current.id }}`,
      wish: {
        ratings: new Map(
          scores.flatMap(({ id, ratingId }) => (ratingId ? [[id, ratingId] as const] : [])),
        ),
      },
      copied: {
        comments: new Map(
          scores.flatMap(({ id, comment }) => (comment ? [[id, comment] as const] : [])),
        ),
        outcome: from.chosenOutcome,
        ...(from.feedback ? { feedback: from.feedback } : {}),
        ...(from.note ? { note: from.note } : {}),
      },
      rows: targets,
      every: false,
    })
  }

  return {
    draftOf,
    trouble,
    onSeen: () => setTrouble(null),
    request,
    onRequestClosed: () => setRequest(null),
    isShut,
    put,
    rate: rateHere,
    fill,
    clear,
    copy,
  }
}
export type Writing = ReturnType<typeof useWriting>
