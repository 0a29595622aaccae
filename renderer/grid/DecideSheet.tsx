import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { emptyScore } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { aboutOf, writeAbout } from '../../shared/rules/about.ts'
import { assess } from '../../shared/rules/completeness.ts'
import { describeMissing } from '../../shared/rules/judgement.ts'
import { hasAsked, toAskAbout } from '../review/record/opened.ts'
import type { GridRow } from '../store/grid.ts'
import type { GridLine } from '../store/grid-lines.ts'
import { readingsOf } from '../store/readings.ts'
import type { ReadingRow } from '../store/rows.ts'
import { Check } from '../ui/Check.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { writeNumber } from '../words/format.ts'
import { lockOf, lockWords } from './changes.ts'
import { decideAll } from './decide.ts'
import { inOneLine, outcomeName } from '../words/shared.ts'
import css from './Preview.module.css'
import { PreviewFoot, PreviewTable, PreviewToCome, usePreviewed } from './Preview.tsx'

type DecideSheetProps = {
  rubric: Rubric
  /** The packets that are asked to be decided, as they were then; null while none are. */
  rows: readonly GridRow[] | null
  onClose: () => void
  onDecided: (packetIds: string[]) => void
}

const promise = t`This is exactly what will be decided. What is not complete stays as it is, and one that fails does not stop the others.`

/** Shows packet by packet what would be decided, and decides those that can be. */
export const DecideSheet = ({ rubric, rows, onClose, onDecided }: DecideSheetProps) => (
  <Sheet title={t`Decide the selected packets`} isOpen={rows !== null} isWide onClose={onClose}>
    {rows && <Preview rubric={rubric} rows={rows} onClose={onClose} onDecided={onDecided} />}
  </Sheet>
)

/** One packet as it would be decided, or why it cannot be. */
function look(
  rubric: Rubric,
  row: GridRow,
  line: GridLine | undefined,
  opened: ReadingRow['items'] | null,
) {
  const lock = lockOf(row, line)
  if (lock || !line)
    return { row, line, assessment: null, why: lockWords[lock ?? 'reading'], never: 0 }
  const assessment = assess(rubric, line.packet, line.draft)
  const { outcome, missing } = assessment
  const why = missing.length > 0 || !outcome ? describeMissing(rubric, missing) : null
  const never = outcome === null ? 0 : toAskAbout(line.packet, outcome, opened).length
  return { row, line, assessment, why, never }
}

type PreviewProps = Omit<DecideSheetProps, 'rows'> & { rows: readonly GridRow[] }

function Preview({ rubric, rows, onClose, onDecided }: PreviewProps) {
  const ids = rows.map(({ id }) => id)
  const lines = usePreviewed(rows)
  const readings = useLiveQuery(() => readingsOf(rows.map(({ id }) => id)), [rows])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [unseenToo, setUnseenToo] = useState(false)
  const [done, setDone] = useState<ReadonlyMap<string, Problem | null>>(new Map())
  const [busy, setBusy] = useState<number | null>(null)
  if (!lines || !readings) return <PreviewToCome />

  const looked = rows.map((row, at) => look(rubric, row, lines.get(row.id), readings[at] ?? null))
  const unseen = looked.filter(({ row, why, never }) => !why && never > 0 && !done.has(row.id))
  const chosen = looked.filter(
    ({ row, why, never }) =>
      !why && !left.has(row.id) && done.get(row.id) !== null && (never === 0 || unseenToo),
  )
  const go = async () => {
    setBusy(chosen.length)
    for (const { row, never } of chosen) if (never > 0) hasAsked(row.id)
    const problems = new Map<string, Problem | null>()
    await decideAll(
      chosen.map(({ row, line }) => ({ packetId: row.id, draft: line?.draft ?? null })),
      (packetId, problem) => {
        problems.set(packetId, problem)
        setDone((before) => new Map(before).set(packetId, problem))
      },
    )
    setBusy(null)
    const decided = ids.filter((id) => problems.get(id) === null)
    onDecided(decided)
    if (decided.length === problems.size) onClose()
  }
  return (
    <>
      <p>{promise}</p>
      {unseen.length > 0 && (
        <Check checked={unseenToo} onChange={setUnseenToo}>
          {plural(
            { packets: unseen.length },
            {
              one: 'Decide also the packet with evidence that was never opened',
              other: 'Decide also the # packets with evidence that was never opened',
            },
          )}
        </Check>
      )}
      <PreviewTable
        label={t`What will be decided`}
        rubric={rubric}
        criteria={rubric.criteria}
        more={[t`Outcome`, t`Feedback`]}
      >
        {looked.map(({ row, line, assessment, why, never }) => {
          const problem = done.get(row.id)
          const isDone = problem === null
          const outcome = assessment?.outcome ?? null
          const about =
            line &&
            writeAbout(aboutOf(outcome, line.draft?.about), rubric.criteria, line.packet.evidence)
          return (
            <tr key={row.id}>
              <th scope="row">
                {why || isDone ? (
                  row.id
                ) : (
                  <Check
                    checked={!left.has(row.id)}
                    onChange={(checked) => {
                      const next = new Set(left)
                      if (checked) next.delete(row.id)
                      else next.add(row.id)
                      setLeft(next)
                    }}
                  >
                    {row.id}
                  </Check>
                )}
              </th>
              {isDone || why ? (
                <td colSpan={rubric.criteria.length + 2} className={css.muted}>
                  {isDone ? t`Decided` : t`Cannot be decided: ${{ why: why ?? '' }}`}
                </td>
              ) : (
                <>
                  {rubric.criteria.map((criterion) => {
                    const kept = assessment?.kept.get(criterion.id)
                    const score = line?.draft?.scores[criterion.id] ?? emptyScore
                    const ratingId = kept?.ratingId ?? score.ratingId
                    const at = criterion.ratings.findIndex(({ id }) => id === ratingId)
                    return (
                      <td key={criterion.id}>
                        {at < 0 ? t`not rated` : `${at + 1} ${criterion.ratings[at]!.label}`}
                        {kept && (
                          <div className={css.muted}>
                            {t({ message: 'kept', comment: 'a rating of an earlier attempt' })}
                          </div>
                        )}
                        {score.anchors.length > 0 && (
                          <div className={css.muted}>
                            {plural({ places: score.anchors.length }, { other: '# tied' })}
                          </div>
                        )}
                        {score.comment && (
                          <div className={css.text}>{t`“${{ text: score.comment }}”`}</div>
                        )}
                      </td>
                    )
                  })}
                  <td>
                    <StateMark kind={outcomeMark(assessment?.outcome ?? null)}>
                      {assessment?.outcome
                        ? outcomeName(assessment.outcome)
                        : t({ message: 'Open', context: 'state' })}
                    </StateMark>
                    {about && <div className={css.text}>{about}</div>}
                    {line?.draft?.note && (
                      <div className={css.text}>{t`Note: “${{ text: line.draft.note }}”`}</div>
                    )}
                    {never > 0 && (
                      <div className={css.over}>
                        {plural(never, {
                          one: 'One item never opened',
                          other: '# items never opened',
                        })}
                      </div>
                    )}
                    {problem && (
                      <div role="alert" className={css.over}>
                        {inOneLine(problem)}
                      </div>
                    )}
                  </td>
                  <td className={css.text}>
                    {line?.draft?.feedback || t({ message: 'none', context: 'feedback' })}
                  </td>
                </>
              )}
            </tr>
          )
        })}
      </PreviewTable>
      <PreviewFoot
        cancel={t`Close`}
        isBusy={busy !== null}
        isPossible={chosen.length > 0}
        onClose={onClose}
        onGo={() => void go()}
      >
        {busy === null
          ? chosen.length === 0
            ? t`None can be decided`
            : plural(
                { packets: chosen.length },
                { one: 'Decide # packet', other: 'Decide # packets' },
              )
          : t`Deciding ${{ nth: writeNumber(Math.min(done.size + 1, busy)) }} of ${{ all: writeNumber(busy) }}…`}
      </PreviewFoot>
    </>
  )
}
