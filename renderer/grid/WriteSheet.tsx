import { plural, t } from '@lingui/core/macro'
import { useState } from 'react'
import type { Outcome } from '../../shared/model/outcome.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { GridRow } from '../store/grid.ts'
import { Check } from '../ui/Check.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import {
  type Change,
  changesFor,
  type Deed,
  isOverwriting,
  lockOf,
  lockWords,
  type Wish,
} from './changes.ts'
import { inOneLine, outcomeName } from '../words/shared.ts'
import css from './Preview.module.css'
import { PreviewFoot, PreviewTable, PreviewToCome, usePreviewed } from './Preview.tsx'
import { type Refusal, write } from './write.ts'

/** What is asked to be written into several packets. */
export type Request = {
  title: string
  wish: Wish
  /** Of the copied packet, beside its ratings. */
  copied: Pick<Wish, 'comments' | 'feedback' | 'note' | 'outcome'> | null
  rows: readonly GridRow[]
  /** Whether what stands there already is to be replaced, until the reviewer says otherwise. */
  every: boolean
}

type WriteSheetProps = {
  rubric: Rubric
  request: Request | null
  onClose: () => void
  onWritten: (packets: number) => void
}

/** Shows exactly what would be written, packet by packet, old beside new, and writes it. */
export const WriteSheet = ({ rubric, request, onClose, onWritten }: WriteSheetProps) => (
  <Sheet title={request?.title ?? ''} isOpen={request !== null} isWide onClose={onClose}>
    {request && (
      <Preview rubric={rubric} request={request} onClose={onClose} onWritten={onWritten} />
    )}
  </Sheet>
)

type PreviewProps = Omit<WriteSheetProps, 'request'> & { request: Request }

function Preview({ rubric, request, onClose, onWritten }: PreviewProps) {
  const { rows, copied } = request
  const lines = usePreviewed(rows)
  const [every, setEvery] = useState(request.every)
  const [withTexts, setTexts] = useState(false)
  const [withOutcome, setOutcome] = useState(false)
  const [refused, setRefused] = useState<Refusal[]>([])
  const [isBusy, setBusy] = useState(false)
  if (!lines) return <PreviewToCome />

  const wish: Wish = {
    ...request.wish,
    ...(copied && withTexts
      ? { comments: copied.comments ?? new Map(), feedback: copied.feedback ?? '' }
      : {}),
    ...(copied && withOutcome ? { outcome: copied.outcome ?? null, note: copied.note ?? '' } : {}),
  }
  const planned = rows.map((row) => {
    const line = lines.get(row.id)
    const lock = lockOf(row, line)
    const changes = line && !lock ? changesFor(rubric, line, wish) : []
    return { row, lock, changes }
  })
  const isWritten = (change: Change) => every || !isOverwriting(change)
  const deeds: Deed[] = planned
    .map(({ row, changes }) => ({ packetId: row.id, changes: changes.filter(isWritten) }))
    .filter(({ changes }) => changes.length > 0)
  const over = planned.reduce((sum, { changes }) => sum + changes.filter(isOverwriting).length, 0)
  const criteria = rubric.criteria.filter(({ id }) => wish.ratings.has(id))
  const go = async () => {
    setBusy(true)
    const failed = await write(deeds)
    setBusy(false)
    setRefused(failed)
    onWritten(deeds.length - failed.length)
    if (failed.length === 0) onClose()
  }
  return (
    <>
      <div className={css.options}>
        {over > 0 && (
          <Check checked={every} onChange={setEvery}>
            {t`Replace what stands there already (${over}), not only fill what is empty`}
          </Check>
        )}
        {copied && (
          <>
            <Check checked={withTexts} onChange={setTexts}>
              {t`Comments and feedback, too`}
            </Check>
            <Check checked={withOutcome} onChange={setOutcome}>
              {t`The chosen outcome and its note, too`}
            </Check>
          </>
        )}
      </div>
      <PreviewTable
        label={t`What will be written`}
        rubric={rubric}
        criteria={criteria}
        more={copied ? [t`Texts and outcome`] : []}
      >
        {planned.map(({ row, lock, changes }) => {
          const problem = refused.find(({ packetId }) => packetId === row.id)?.problem
          const why = problem ? inOneLine(problem) : lock && lockWords[lock]
          return (
            <tr key={row.id}>
              <th scope="row">{row.id}</th>
              {why ? (
                <td colSpan={criteria.length + (copied ? 1 : 0)} className={css.muted}>
                  {t`Not written: ${why}`}
                </td>
              ) : (
                <>
                  {criteria.map(({ id }) => (
                    <ChangeCell
                      key={id}
                      rubric={rubric}
                      isWritten={isWritten}
                      changes={changes.filter(
                        (one) => one.what === 'rating' && one.criterionId === id,
                      )}
                    />
                  ))}
                  {copied && (
                    <ChangeCell
                      rubric={rubric}
                      isWritten={isWritten}
                      changes={changes.filter(({ what }) => what !== 'rating')}
                    />
                  )}
                </>
              )}
            </tr>
          )
        })}
      </PreviewTable>
      <PreviewFoot
        cancel={t`Cancel`}
        isBusy={isBusy}
        isPossible={deeds.length > 0}
        onClose={onClose}
        onGo={() => void go()}
      >
        {isBusy
          ? t`Writing…`
          : deeds.length === 0
            ? t`Nothing to write`
            : plural(
                { packets: deeds.length },
                { one: 'Write # packet', other: 'Write # packets' },
              )}
      </PreviewFoot>
    </>
  )
}

type ChangeCellProps = {
  rubric: Rubric
  changes: Change[]
  isWritten: (change: Change) => boolean
}

function ChangeCell({ rubric, changes, isWritten }: ChangeCellProps) {
  if (changes.length === 0) return <td className={css.muted}>{t`as it is`}</td>
  return (
    <td
      className={changes.some((one) => isWritten(one) && isOverwriting(one)) ? css.over : css.new}
    >
      {changes.map((change) => (
        <div key={`${change.what} ${'criterionId' in change ? change.criterionId : ''}`}>
          {isWritten(change) ? (
            <>
              {change.what !== 'rating' && `${nameBefore(rubric, change)} `}
              {isOverwriting(change) && (
                <>
                  <span className={css.old}>{written(rubric, change, change.from)}</span> →{' '}
                </>
              )}
              <span className={css.text}>{written(rubric, change, change.to)}</span>
            </>
          ) : (
            <span className={css.muted}>{writeKept(rubric, change)}</span>
          )}
        </div>
      ))}
    </td>
  )
}

const names = { note: t`Note:`, feedback: t`Feedback:`, outcome: t`Outcome:` }

/** What a value is of, to stand before it. */
function nameBefore(rubric: Rubric, change: Exclude<Change, { what: 'rating' }>): string {
  if (change.what !== 'comment') return names[change.what]
  const number = rubric.criteria.findIndex(({ id }) => id === change.criterionId) + 1
  return t`Comment ${number}:`
}

function written(rubric: Rubric, change: Change, value: Change['to']): string {
  if (value === null || value === '')
    return change.what === 'outcome' ? t`by the ratings` : t`empty`
  if (change.what === 'outcome') return outcomeName(value as Outcome)
  if (change.what !== 'rating') return t`“${{ text: value }}”`
  const ratings = rubric.criteria.find(({ id }) => id === change.criterionId)?.ratings ?? []
  const at = ratings.findIndex(({ id }) => id === value)
  return at < 0 ? value : `${at + 1} ${ratings[at]!.label}`
}

const writeKept = (rubric: Rubric, change: Change) =>
  t`stays ${{ value: written(rubric, change, change.from) }}`
