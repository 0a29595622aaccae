import { t } from '@lingui/core/macro'
import type { Rubric } from '../../shared/model/rubric.ts'
import { mondayOf } from '../../shared/rules/week.ts'
import { writeDay, writeNumber } from '../words/format.ts'
import type { TimeSums } from './sums.ts'
import { writeLength } from './words.ts'
import css from './YourTime.module.css'

/** Weeks are those of UTC, and so is the day that names one. */
const day = (at: Date) => writeDay(at, 'medium', 'UTC')

/** What the office asks for and what it is told, each sum that left this machine and each that will. */
export function OfficeSums({ sums, rubrics }: { sums: TimeSums; rubrics: Rubric[] }) {
  const since = writeDay(sums.since)
  const weeks = sums.weeks.toSorted((one, other) => (one.week < other.week ? 1 : -1))
  const titleOf = (rubricId: string) => rubrics.find(({ id }) => id === rubricId)?.title ?? rubricId
  return (
    <section>
      <h3 className={css.heading}>{t`What your office is told`}</h3>
      <p className={css.about}>
        {t`Since ${since} your office asks for sums: for each week, once it is over, how many packets of a rubric were begun on this machine, and how long each criterion took. They name neither you nor a packet. All else here only you see.`}
      </p>
      {weeks.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col" className={css.day}>
                {t`Week from`}
              </th>
              <th scope="col" className={css.text}>
                {t`Rubric`}
              </th>
              <th scope="col">{t`Packets`}</th>
              <th scope="col">{t`Time`}</th>
              <th scope="col">{t`Told`}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, rubricId, packets, criteria, isTold }) => (
              <tr key={`${week} ${rubricId}`}>
                <th scope="row" className={css.day}>
                  {day(mondayOf(week))}
                </th>
                <td className={css.text}>{titleOf(rubricId)}</td>
                <td>{writeNumber(packets)}</td>
                <td>{writeLength(Object.values(criteria).reduce((sum, ms) => sum + ms, 0))}</td>
                <td>{isTold ? t`Yes` : t`When it is over`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
