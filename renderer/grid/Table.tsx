import { useLiveQuery } from 'dexie-react-hooks'
import { type CSSProperties, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Draft } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { keptCriteria } from '../../shared/rules/attempts.ts'
import { useCommands } from '../keys/commands.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import { useKeys } from '../keys/useKeys.ts'
import { Divider } from '../review/Divider.tsx'
import { usePane } from '../review/usePane.ts'
import { beginAt } from '../review/useSitting.ts'
import { type Edit, rate, tie } from '../scoring/edits.ts'
import { takeShowing } from '../scoring/showing.ts'
import { gridRows } from '../store/grid.ts'
import { type GridLine, lineReader } from '../store/grid-lines.ts'
import { here } from '../store/host.ts'
import { history } from '../scoring/history.ts'
import { useSay } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { drawAfter } from '../ui/drawAfter.ts'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { Pick } from '../ui/Pick.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Beside } from './Beside.tsx'
import { Cells, rowHeight } from './Cells.tsx'
import { before, isOneCell, type Spot, spanOf, step } from './cells.ts'
import { changesFor, isOverwriting, lockOf, lockWords, type Wish } from './changes.ts'
import { DecideSheet } from './DecideSheet.tsx'
import css from './Grid.module.css'
import { OneCriterion } from './OneCriterion.tsx'
import { keepGrid, type Kept, Onward, recallGrid } from './place.ts'
import { useSettledRow } from './useSettledRow.ts'
import { type Request, WriteSheet } from './WriteSheet.tsx'
import { type Refusal, write, writeOne } from './write.ts'

type TableProps = {
  rubric: Rubric
  /** The packet to begin with, where it is among them. */
  selected: string | null
  rubrics: { id: string; name: string }[]
  onRubric: (id: string) => void
}

type Corner = { packetId: string | null; row: number; column: number }

const noLines: ReadonlyMap<string, GridLine> = new Map()
const onwardNames: Record<Onward, string> = {
  down: 'Then down',
  right: 'Then right',
  stay: 'Then stay',
}

/** The packets of one rubric as cells, and the document of the current one. */
export function Table({ rubric, selected, rubrics, onRubric }: TableProps) {
  const [kept, setKept] = useState(recallGrid)
  const { every, isOne, onward } = kept
  const rows = useLiveQuery(() => gridRows(rubric, every), [rubric.id, rubric.version, every])
  const [reader] = useState(() => lineReader())
  const [near, setNear] = useState<string[]>([])
  const lines = useLiveQuery(() => reader(near), [reader, near]) ?? noLines
  /** What was entered and the lines do not have yet, by packet. */
  const [entered, setEntered] = useState<ReadonlyMap<string, Draft>>(new Map())
  const [at, setAt] = useState<Corner>({ packetId: selected, row: 0, column: before })
  const [end, setEnd] = useState<Corner | null>(null)
  const [request, setRequest] = useState<Request | null>(null)
  const [toDecide, setToDecide] = useState<typeof rows | null>(null)
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const pane = usePane('grid-document', 480, 320, 1200)
  const [, navigate] = useLocation()
  const say = useSay()
  const hints = {
    one: useKeyHint('cell-one'),
    copy: useKeyHint('cell-copy'),
    decide: useKeyHint('cell-decide'),
  }

  const list = rows ?? []
  const columns = before + rubric.criteria.length + 1
  const size = { rows: list.length, columns }
  const spotOf = ({ packetId, row, column }: Corner): Spot => {
    const found = list.findIndex(({ id }) => id === packetId)
    return { row: found < 0 ? Math.max(0, Math.min(row, list.length - 1)) : found, column }
  }
  const spot = spotOf(at)
  const span = spanOf(spot, end ? spotOf(end) : spot)
  const current = list[spot.row]
  const criterion = rubric.criteria[spot.column - before] ?? null
  const settled = useSettledRow(current?.id ?? null)

  const draftOf = (packetId: string): Draft | null => {
    const line = lines.get(packetId)
    const own = entered.get(packetId)
    if (!own || line?.decided) return line?.draft ?? null
    const known = line?.draft
    if (!known) return own
    return known.decisionId === own.decisionId && own.changes > known.changes ? own : known
  }
  const corner = ({ row, column }: Spot): Corner => ({
    packetId: list[row]?.id ?? null,
    row,
    column,
  })
  const go = (to: Spot) => {
    setAt(corner(to))
    setEnd(null)
  }
  const move = (by: Partial<Spot>) => go(step(spot, by, size))
  const extend = (by: Partial<Spot>) => setEnd(corner(step(end ? spotOf(end) : spot, by, size)))
  const focus = () => grid.current?.focus()
  const keep = (change: Partial<Kept>) => {
    const next = { ...kept, ...change }
    setKept(next)
    keepGrid(next)
  }
  const rowsIn = list.slice(span.top, span.bottom + 1)

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
      say('Move to a criterion to rate')
      return true
    }
    const line = lines.get(current.id)
    const lock = lockOf(current, line)
    const why = lock
      ? lockWords[lock]
      : line && keptCriteria(rubric, line.packet.earlier).has(criterion.id)
        ? 'met in an earlier attempt, and stays met'
        : null
    if (why) say(`${current.id} takes no rating: ${why}`)
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
    const label = criterion.ratings.find(({ id }) => id === ratingId)?.label
    say(`${current.id}, ${criterion.title}: ${label}`)
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
    if (changes.length === 0) return say('Nothing to write')
    if (deeds.every(({ isOpen }) => isOpen) && isQuiet(changes.filter(isOverwriting).length)) {
      const some = deeds.filter((deed) => deed.changes.length > 0)
      tell(await write(some, { ...writing(), onDraft }))
      return say(`${title}: ${changes.length} cells`)
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
    if (ratings.length === 0) return say(`${source.id} has no rating there to fill with`)
    const targets = isAbove ? rowsIn : rowsIn.slice(1)
    await wish('Fill down', { ratings: new Map(ratings) }, targets, (over) => over === 0)
  }
  const clear = async () => {
    if (isOneCell(span)) {
      if (!isShut() && current && criterion) put(current.id, rate(criterion.id, null), criterion.id)
      return
    }
    const ratings = new Map(selectedCriteria.map(({ id }) => [id, null]))
    await wish('Take ratings back', { ratings }, rowsIn, (over) => over <= 1)
  }
  const copy = async () => {
    if (!current) return
    const targets = rowsIn.filter(({ id }) => id !== current.id)
    if (targets.length === 0) return say('Select the packets that are to have the same')
    const line = (await lineReader()([current.id])).get(current.id)
    const from = line?.draft
    if (!from) return say(`${current.id} has nothing to give`)
    const scores = rubric.criteria.flatMap(({ id }) => {
      const score = from.scores[id]
      return score ? [{ id, ...score }] : []
    })
    return setRequest({
      title: `The same as ${current.id}`,
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
  const open = (index: number, column: number) => {
    const row = list[index]
    if (!row) return
    beginAt(row.id, rubric.criteria[column - before]?.id ?? null)
    navigate(`/review/${row.id}`)
  }
  const decide = () => {
    if (rowsIn.length > 0) setToDecide(rowsIn)
  }
  const page = () => Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2)
  const lastCriterion = before + rubric.criteria.length - 1
  useKeys({
    'cell-down': () => move({ row: 1 }),
    'cell-up': () => move({ row: -1 }),
    'cell-right': () => move({ column: 1 }),
    'cell-left': () => move({ column: -1 }),
    'cell-home': () => go({ ...spot, column: before }),
    'cell-end': () => go({ ...spot, column: lastCriterion }),
    'cell-top': () => go({ row: 0, column: before }),
    'cell-bottom': () => go({ row: Math.max(0, list.length - 1), column: lastCriterion }),
    'cell-page-down': () => move({ row: page() }),
    'cell-page-up': () => move({ row: -page() }),
    'select-down': () => extend({ row: 1 }),
    'select-up': () => extend({ row: -1 }),
    'select-right': () => extend({ column: 1 }),
    'select-left': () => extend({ column: -1 }),
    'select-all': () => {
      setAt(corner({ row: 0, column: before }))
      setEnd(corner({ row: Math.max(0, list.length - 1), column: lastCriterion }))
    },
    'cell-rate': (event) => {
      const digit = Number(event.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1] ?? event.key)
      const rating = criterion?.ratings[digit - 1]
      if (rating) rateHere(rating.id)
    },
    'cell-clear': () => void clear(),
    'cell-fill': () => void fill(),
    'cell-copy': () => void copy(),
    'cell-decide': decide,
    'cell-one': () => keep({ isOne: !isOne }),
    'cell-open': () => open(spot.row, spot.column),
    'cell-leave': () => {
      setEnd(null)
      focus()
    },
  })
  useCommands(() =>
    (criterion?.ratings ?? []).map(({ id, label }) => ({
      id: `rating ${id}`,
      label: `${criterion!.title}: ${label}`,
      run: () => rateHere(id),
    })),
  )

  const show = useEffectEvent((packetId: string) => {
    if (!list.some(({ id }) => id === packetId) && !decided.has(packetId)) return false
    setAt((before) => ({ ...before, packetId }))
    setEnd(null)
    return true
  })
  useEffect(() => takeShowing((packetId) => show(packetId)), [])
  const isRead = rows !== undefined
  const isEmpty = list.length === 0
  useEffect(() => {
    if (isRead && !isEmpty) grid.current?.focus()
  }, [isRead, isEmpty])

  const selectedRows = span.bottom - span.top + 1
  const name = rubrics.find(({ id }) => id === `${rubric.id} ${rubric.version}`)?.id ?? ''
  return (
    <main className={css.screen} aria-busy={!isRead || undefined}>
      <header className={css.header}>
        <h1 className={css.title}>Grid</h1>
        <Pick label="Rubric" value={name} options={rubrics} onChange={onRubric} framed />
        <Button aria-pressed={isOne} onPress={() => keep({ isOne: !isOne })}>
          {isOne ? 'All criteria' : 'One criterion'}
          {hints.one}
        </Button>
        <Pick
          label="After a rating"
          value={onward}
          options={Onward.options.map((id) => ({ id, name: onwardNames[id] }))}
          onChange={(next) => keep({ onward: next })}
          framed
        />
        <Check checked={every} onChange={(next) => keep({ every: next })}>
          Decided, too
        </Check>
        <p className={css.counts}>
          {selectedRows > 1 ? `${selectedRows} of ${list.length}` : `${list.length} packets`}
        </p>
        <Button isDisabled={selectedRows < 2} onPress={() => void copy()}>
          Same for all…{hints.copy}
        </Button>
        <Button kind="primary" isDisabled={isEmpty} onPress={decide}>
          Decide…{hints.decide}
        </Button>
      </header>
      {trouble && (
        <div className={css.trouble}>
          <ProblemNote problem={trouble} urgent>
            <Button kind="quiet" onPress={() => setTrouble(null)}>
              Seen
            </Button>
          </ProblemNote>
        </div>
      )}
      {isRead && isEmpty && (
        <EmptyScreen title="Nothing to do by this rubric">
          <p>
            All its packets here are decided. Choose another rubric, or look at what was decided.
          </p>
          {!every && <Button onPress={() => keep({ every: true })}>Show the decided ones</Button>}
        </EmptyScreen>
      )}
      {!isEmpty && (
        <div className={css.body} style={{ '--document': `${pane.width}px` } as CSSProperties}>
          <Cells
            rubric={rubric}
            rows={list}
            lines={lines}
            draftOf={draftOf}
            at={spot}
            span={span}
            isOne={isOne}
            grid={grid}
            onNear={setNear}
            onPress={(row, column, isMore) =>
              isMore ? setEnd(corner({ row, column })) : go({ row, column })
            }
            onOpen={open}
          />
          <Divider
            label="Width of the document"
            pane={pane}
            side="right"
            controls="grid-document"
          />
          <div className={css.side}>
            {isOne && criterion && current && (
              <OneCriterion
                criterion={criterion}
                number={spot.column - before + 1}
                chosen={draftOf(current.id)?.scores[criterion.id]?.ratingId ?? null}
                isDisabled={lockOf(current, lines.get(current.id)) !== null}
                onChoose={rateHere}
              />
            )}
            {settled && (
              <Beside
                packetId={settled}
                criterionId={criterion?.id ?? null}
                draft={draftOf(settled)}
                next={list.slice(spot.row + 1, spot.row + 4).map(({ id }) => id)}
                onTie={(packetId, criterionId, anchors) => {
                  // Not while another row is on its way to the screen.
                  if (packetId !== current?.id || isShut()) return
                  put(packetId, tie(criterionId, anchors), criterionId)
                  say(`Tied to ${criterion?.title}`)
                }}
              />
            )}
          </div>
        </div>
      )}
      <WriteSheet
        rubric={rubric}
        request={request}
        onClose={() => setRequest(null)}
        onWritten={(packets) => say(`${packets} packets written`)}
      />
      <DecideSheet
        rubric={rubric}
        rows={toDecide ?? null}
        onClose={() => setToDecide(null)}
        onDecided={(ids) => {
          setDecided((before) => new Set([...before, ...ids]))
          setEnd(null)
          say(`${ids.length} packets decided`)
        }}
      />
    </main>
  )
}
