import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { Link } from 'wouter'
import type { Often } from '../store/repeats/often.ts'
import type { RatedTwice } from '../store/repeats/compared.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { writeDay } from '../words/format.ts'
import { AgreementList } from './AgreementList.tsx'
import css from './CalibrationScreen.module.css'
import twice from './TwiceSection.module.css'
import { writeAgain, writeSame } from './words.ts'

type TwiceSectionProps = { rated: readonly RatedTwice[]; often: Often }

/** Of some packets, those with the newest version of each rubric together. */
const byRubric = (rated: readonly RatedTwice[]) => [
  ...Map.groupBy(rated, ({ rubric }) => rubric.id).values(),
]

/** How a reviewer agrees with themselves on packets that came a second time; for their eyes alone. */
export function TwiceSection({ rated, often }: TwiceSectionProps) {
  return (
    <section className={css.set} aria-labelledby="twice">
      <h2 id="twice" className={css.heading}>
        {t`You, a second time`}
      </h2>
      <p className={css.muted}>
        {often === 'off'
          ? t`No packet of yours comes a second time: it is switched off.`
          : t`Now and then a packet that you decided long ago comes again among the others, unmarked and under another number. What you choose then decides nothing and never leaves this machine.`}{' '}
        <Link href="/settings">{t`Change it in the settings`}</Link>
      </p>
      {rated.length === 0 && <p>{t`You have rated none a second time yet.`}</p>}
      {byRubric(rated).map((group) => (
        <Rubric key={group[0]!.rubric.id} group={group} />
      ))}
    </section>
  )
}

function Rubric({ group }: { group: readonly RatedTwice[] }) {
  const id = useId()
  const { rubric } = group.reduce((a, b) => (a.rubric.version > b.rubric.version ? a : b))
  return (
    <section className={css.set} aria-labelledby={id}>
      <h3 id={id} className={css.part}>
        {rubric.title}
      </h3>
      <AgreementList
        rubric={rubric}
        compared={group.flatMap(({ compared }) => compared)}
        than="first-time"
      />
      <ul className={twice.packets}>
        {group.map((one) => (
          <li key={`${one.packetId} ${one.secondAt}`}>
            <Packet one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Packet({ one: { packetId, rubric, firstAt, secondAt, compared } }: { one: RatedTwice }) {
  const label = (criterionId: string, ratingId: string | null) =>
    rubric.criteria.find(({ id }) => id === criterionId)?.ratings.find(({ id }) => id === ratingId)
      ?.label ?? t`Not rated`
  return (
    <details className={twice.packet}>
      <summary className={twice.summary}>
        <strong>{packetId}</strong> <span>{writeSame(compared)}</span>
      </summary>
      <table className={twice.table}>
        <thead>
          <tr>
            <th scope="col">{t`Criterion`}</th>
            <th scope="col">{writeDay(firstAt)}</th>
            <th scope="col">{writeDay(secondAt)}</th>
            <th scope="col">{t`The second time`}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((score) => (
            <tr key={score.criterionId}>
              <th scope="row">
                {rubric.criteria.find(({ id }) => id === score.criterionId)?.title}
              </th>
              <td>{label(score.criterionId, score.agreed.ratingId)}</td>
              <td>{label(score.criterionId, score.ownId)}</td>
              <td>
                <StateMark kind={score.apart === 0 ? 'met' : 'not-yet'}>
                  {writeAgain(score)}
                </StateMark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
