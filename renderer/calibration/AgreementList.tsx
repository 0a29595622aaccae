import { t } from '@lingui/core/macro'
import { agreementOf } from '../../shared/rules/agreement/criterion.ts'
import {
  alphaBands,
  fewest,
  kappaBands,
  sayAgreement,
  saySeverity,
} from '../../shared/rules/agreement/words.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { type Compared, pairsOf } from '../../shared/rules/qualification.ts'
import { spoken } from '../words/shared.ts'
import css from './CalibrationScreen.module.css'
import { Whisker } from './Whisker.tsx'

type AgreementListProps = {
  rubric: Rubric
  compared: readonly Compared[]
  /** What one is stricter or milder than. */
  than?: 'key' | 'first-time'
}

/** How own ratings agree with others, criterion by criterion, in words and pictures. */
export const AgreementList = ({ rubric, compared, than = 'key' }: AgreementListProps) => (
  <ul className={css.criteria}>
    {rubric.criteria.map(({ id, title, ratings }) => {
      const agreement = agreementOf(pairsOf(rubric, id, compared), ratings.length)
      return (
        <li key={id} className={css.criterion}>
          <h4 className={css.name}>{title}</h4>
          <p>{spoken(...sayAgreement(agreement), ...saySeverity(agreement, than))}</p>
          {agreement.packets >= fewest && (
            <>
              <Whisker name={t`Kappa`} estimate={agreement.kappa} bands={kappaBands} />
              <Whisker name={t`Alpha`} estimate={agreement.alpha} bands={alphaBands} />
            </>
          )}
        </li>
      )
    })}
  </ul>
)
