import { t } from '@lingui/core/macro'
import { type Drift, sayDrift } from '../../shared/rules/agreement/drift.ts'
import { type ByPosition, partName, sayPosition } from '../../shared/rules/agreement/position.ts'
import { spoken } from '../words/shared.ts'
import css from './CalibrationScreen.module.css'
import { SessionLine } from './SessionLine.tsx'

type SessionSectionProps = { drift: Drift; position: ByPosition }

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

/** Whether a reviewer agrees less, or rates otherwise, late in a session. */
export function SessionSection({ drift, position }: SessionSectionProps) {
  const { groups, parts } = position
  return (
    <section className={css.set} aria-labelledby="session">
      <h2 id="session" className={css.heading}>
        {t`Early and late in a session`}
      </h2>
      <h3 className={css.part}>{t`How you agree`}</h3>
      <p>{spoken(...sayPosition(position))}</p>
      {groups.length > 1 && (
        <SessionLine
          label={t`Ratings that are the same, by the part of a session`}
          points={groups.map(({ part, share }) => ({
            name: parts === 3 ? capital(spoken(partName(part, parts))) : String(part + 1),
            told: spoken(partName(part, parts)),
            estimate: share,
          }))}
        />
      )}
      {groups.length > 1 && parts > 3 && (
        <p className={css.muted}>
          {t`From the first tenth of a session to the last: ratings that are as agreed, or as you gave them the first time.`}
        </p>
      )}
      <h3 className={css.part}>{t`How high you rate`}</h3>
      <p>{spoken(...sayDrift(drift))}</p>
      {drift.groups.length > 1 && (
        <SessionLine
          label={t`Mean height of your ratings on their scale, by place in the session`}
          points={drift.groups.map(({ from, to, height }) => ({
            name: `${from}–${to}`,
            told: t`packets ${from} to ${to}`,
            estimate: height,
          }))}
        />
      )}
      {drift.groups.length > 1 && (
        <p className={css.muted}>
          {t`From the first packets of a session on: 100 % is the highest rating of every criterion.`}
        </p>
      )}
      <p className={css.muted}>
        {t`For your eyes: it is worked out on this machine, and nothing of it is sent. A pause of 45 minutes begins a new session. Bars are intervals of 95 %.`}
      </p>
    </section>
  )
}
