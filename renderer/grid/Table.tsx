import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import {
  type CSSProperties,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useLocation } from 'wouter'
import type { Rubric } from '../../shared/model/rubric.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import { Divider } from '../review/Divider.tsx'
import { usePane } from '../review/usePane.ts'
import { beginAt } from '../review/useSitting.ts'
import { tie } from '../scoring/edits.ts'
import { takeShowing } from '../scoring/showing.ts'
import { type GridRow, gridRows } from '../store/grid.ts'
import { type GridLine, lineReader } from '../store/grid-lines.ts'
import { useWorkOn } from '../time/useWorkClock.ts'
import { useSay } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { Page } from '../ui/Page.tsx'
import { Pick } from '../ui/Pick.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { writeNumber } from '../words/format.ts'
import { Beside } from './Beside.tsx'
import { Cells } from './Cells.tsx'
import { before } from './cells.ts'
import { lockOf } from './changes.ts'
import { DecideSheet } from './DecideSheet.tsx'
import css from './Grid.module.css'
import { OneCriterion } from './OneCriterion.tsx'
import { keepGrid, type Kept, Onward, recallGrid } from './place.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useSelection } from './useSelection.ts'
import { useSettledRow } from './useSettledRow.ts'
import { useWriting } from './useWriting.ts'
import { WriteSheet } from './WriteSheet.tsx'

type TableProps = {
  rubric: Rubric
  /** The packet to begin with, where it is among them. */
  selected: string | null
  rubrics: { id: string; name: string }[]
  onRubric: (id: string) => void
}

const noRows: readonly GridRow[] = []
const noLines: ReadonlyMap<string, GridLine> = new Map()
const onwardNames: Record<Onward, string> = {
  down: t`Then down`,
  right: t`Then right`,
  stay: t`Then stay`,
}

const allDecided = t`All its packets here are decided. Choose another rubric, or look at what was decided.`

/** The packets of one rubric as cells, and the document of the current one. */
export function Table({ rubric, selected, rubrics, onRubric }: TableProps) {
  const [kept, setKept] = useState(recallGrid)
  const { every, isOne, onward } = kept
  const rows = useLiveQuery(() => gridRows(rubric, every), [rubric.id, rubric.version, every])
  const [reader] = useState(() => lineReader())
  const [near, setNear] = useState<string[]>([])
  const lines = useLiveQuery(() => reader(near), [reader, near]) ?? noLines
  const [toDecide, setToDecide] = useState<readonly GridRow[] | null>(null)
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const grid = useRef<HTMLDivElement>(null)
  const pane = usePane('grid-document', 480, 320, 1200)
  const [, navigate] = useLocation()
  const say = useSay()
  const hints = {
    one: useKeyHint('cell-one'),
    copy: useKeyHint('cell-copy'),
    decide: useKeyHint('cell-decide'),
  }

  const list = rows ?? noRows
  const selection = useSelection(list, rubric.criteria.length, selected)
  const { spot, span, current } = selection
  const criterion = rubric.criteria[spot.column - before] ?? null
  const settled = useSettledRow(current?.id ?? null)
  const writing = useWriting({ rubric, list, lines, selection, onward, isOne })
  const { draftOf, trouble } = writing
  useWorkOn(current?.id ?? null, rubric.id, criterion?.id ?? null)

  const keep = (change: Partial<Kept>) => {
    const next = { ...kept, ...change }
    setKept(next)
    keepGrid(next)
  }
  const open = (index: number, column: number) => {
    const row = list[index]
    if (!row) return
    beginAt(row.id, rubric.criteria[column - before]?.id ?? null)
    navigate(`/review/${row.id}`)
  }
  const decide = () => {
    if (selection.rows.length > 0) setToDecide(selection.rows)
  }
  useGridKeys({
    rubric,
    selection,
    writing,
    grid,
    onDecide: decide,
    onOne: () => keep({ isOne: !isOne }),
    onOpen: open,
  })

  const show = useEffectEvent((packetId: string) => {
    if (!list.some(({ id }) => id === packetId) && !decided.has(packetId)) return false
    selection.goTo(packetId)
    return true
  })
  useEffect(() => takeShowing((packetId) => show(packetId)), [])
  const isRead = rows !== undefined
  const isEmpty = list.length === 0
  useLayoutEffect(() => {
    if (isRead && !isEmpty) grid.current?.focus()
  }, [isRead, isEmpty])

  const selectedRows = span.bottom - span.top + 1
  const name = rubrics.find(({ id }) => id === `${rubric.id} ${rubric.version}`)?.id ?? ''
  return (
    <Page
      title={t`Grid`}
      isBusy={!isRead}
      scrollsSmall
      head={
        <>
          <Pick label={t`Rubric`} value={name} options={rubrics} onChange={onRubric} framed />
          <Button aria-pressed={isOne} onPress={() => keep({ isOne: !isOne })}>
            {isOne ? t`All criteria` : t`One criterion`}
            {hints.one}
          </Button>
          <Pick
            label={t`After a rating`}
            value={onward}
            options={Onward.options.map((id) => ({ id, name: onwardNames[id] }))}
            onChange={(next) => keep({ onward: next })}
            framed
          />
          <Check checked={every} onChange={(next) => keep({ every: next })}>
            {t`Decided, too`}
          </Check>
          <p className={css.counts}>
            {selectedRows > 1
              ? t`${{ selected: writeNumber(selectedRows) }} of ${{ all: writeNumber(list.length) }}`
              : plural({ packets: list.length }, { one: '# packet', other: '# packets' })}
          </p>
          <Button isDisabled={selectedRows < 2} onPress={() => void writing.copy()}>
            {t`Same for all…`}
            {hints.copy}
          </Button>
          <Button kind="primary" isDisabled={isEmpty} onPress={decide}>
            {t`Decide…`}
            {hints.decide}
          </Button>
        </>
      }
    >
      {trouble && (
        <div className={css.trouble}>
          <ProblemNote problem={trouble} urgent>
            <Button kind="quiet" onPress={writing.onSeen}>
              {t({ message: 'Seen', comment: 'a button: what went wrong was read' })}
            </Button>
          </ProblemNote>
        </div>
      )}
      {isRead && isEmpty && (
        <EmptyScreen title={t`Nothing to do by this rubric`}>
          <p>{allDecided}</p>
          {!every && (
            <Button onPress={() => keep({ every: true })}>{t`Show the decided ones`}</Button>
          )}
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
              isMore ? selection.extendTo({ row, column }) : selection.go({ row, column })
            }
            onOpen={open}
          />
          <Divider
            label={t`Width of the document`}
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
                onChoose={writing.rate}
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
                  if (packetId !== current?.id || writing.isShut()) return
                  writing.put(packetId, tie(criterionId, anchors), criterionId)
                  say(t`Tied to ${{ criterion: criterion?.title ?? '' }}`)
                }}
              />
            )}
          </div>
        </div>
      )}
      <WriteSheet
        rubric={rubric}
        request={writing.request}
        onClose={writing.onRequestClosed}
        onWritten={(packets) =>
          say(plural(packets, { one: '# packet written', other: '# packets written' }))
        }
      />
      <DecideSheet
        rubric={rubric}
        rows={toDecide}
        onClose={() => setToDecide(null)}
        onDecided={(ids) => {
          setDecided((before) => new Set([...before, ...ids]))
          selection.only()
          say(
            plural(
              { packets: ids.length },
              { one: '# packet decided', other: '# packets decided' },
            ),
          )
        }}
      />
    </Page>
  )
}
