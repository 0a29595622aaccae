import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Rubric } from '../../shared/model/rubric.ts'
import { rubricsHere } from '../store/comments.ts'
import { decidedSince } from '../store/decided-since.ts'
import type { TimeRow } from '../store/rows.ts'
import { readTimeSums } from '../store/time-sums.ts'
import { readWork, timesHere } from '../store/times.ts'
import { Pick } from '../ui/Pick.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { writeNumber, writeTime } from '../words/format.ts'
import { OfficeSums } from './OfficeSums.tsx'
import { median } from './session.ts'
import { writeLength } from './words.ts'
import css from './YourTime.module.css'

/** How long the reviewer works, for their own eyes. */
export const YourTime = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => (
  <Sheet title={t`Your time`} isOpen={isOpen} onClose={onClose}>
    <Content />
  </Sheet>
)

const counting = t`Time is counted while this window is in front and you do something; after a minute without a touch it is not.`

const whole = ({ criteria }: TimeRow) => Object.values(criteria).reduce((sum, ms) => sum + ms, 0)

async function read() {
  const [work, times, rubrics, sums] = await Promise.all([
    readWork(),
    timesHere(),
    rubricsHere(),
    readTimeSums(),
  ])
  const decided = work ? await decidedSince(new Date(work.since)) : 0
  return { work, decided, times, rubrics, sums }
}

function Content() {
  const now = useLiveQuery(read, [])
  const [chosen, setChosen] = useState<string | null>(null)
  if (!now) return <p aria-busy />
  const { work, decided, times, rubrics, sums } = now
  const byRubric = Map.groupBy(times, ({ rubricId }) => rubricId)
  const timed = rubrics
    .filter(({ id }) => byRubric.has(id))
    .toSorted((one, other) => byRubric.get(other.id)!.length - byRubric.get(one.id)!.length)
  const rubric = timed.find(({ id }) => id === chosen) ?? timed[0]
  const middle = median(times.map(whole))
  return (
    <>
      <p className={css.about}>
        {sums === null &&
          `${t`Only you see this. It is kept on this machine and sent to nobody.`} `}
        {counting}
      </p>
      {sums && <OfficeSums sums={sums} rubrics={rubrics} />}
      <dl className={css.facts}>
        <Fact
          name={t`This session`}
          value={work ? writeLength(work.ms) : t`Not begun`}
          beside={work && t`since ${{ time: writeTime(work.since) }}`}
        />
        <Fact name={t`Decided in it`} value={writeNumber(decided)} />
        <Fact
          name={t`Median per packet`}
          value={middle === null ? '–' : writeLength(middle)}
          beside={times.length > 0 && t`of ${{ packets: writeNumber(times.length) }}`}
        />
      </dl>
      {rubric && (
        <>
          <Pick
            label={t`Rubric`}
            value={rubric.id}
            options={timed.map(({ id, title }) => ({ id, name: title }))}
            onChange={setChosen}
            framed
          />
          <Criteria rubric={rubric} times={byRubric.get(rubric.id) ?? []} />
        </>
      )}
    </>
  )
}

type FactProps = { name: string; value: string; beside?: string | false | null }

const Fact = ({ name, value, beside }: FactProps) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong> {beside && <span className={css.beside}>{beside}</span>}
    </dd>
  </div>
)

/** The median time of each criterion, over the packets in which it was in work. */
function Criteria({ rubric, times }: { rubric: Rubric; times: TimeRow[] }) {
  const lines = rubric.criteria.map(({ id, title }) => ({
    id,
    title,
    middle: median(times.flatMap(({ criteria }) => criteria[id] ?? [])),
  }))
  const longest = Math.max(1, ...lines.map(({ middle }) => middle ?? 0))
  return (
    <table className={`${css.table} ${css.bars}`}>
      <caption className={css.caption}>
        {plural(
          { packets: times.length },
          {
            one: 'Median of # packet',
            other: 'Median of # packets',
          },
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t`Criterion`}</th>
          <th scope="col">{t`Time`}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, middle }, at) => (
          <tr key={id}>
            <th scope="row">
              {at + 1} {title}
            </th>
            <td>
              {middle === null ? '–' : writeLength(middle)}
              <Bar share={(middle ?? 0) / longest} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t`The whole packet`}</th>
          <td>
            <strong>{writeLength(median(times.map(whole)) ?? 0)}</strong>
            <Bar share={0} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** How long a criterion takes beside the longest one, 0 to 1. */
const Bar = ({ share }: { share: number }) => (
  <span className={css.track} aria-hidden>
    <span className={css.bar} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
  </span>
)
