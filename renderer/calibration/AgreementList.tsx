import { agreementOf } from '../../shared/rules/agreement/criterion.ts'
import {
  alphaBands,
  fewest,
  kappaBands,
  writeAgreement,
  writeSeverity,
} from '../../shared/rules/agreement/words.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { type Compared, pairsOf } from '../../shared/rules/qualification.ts'
import css from './CalibrationScreen.module.css'
import { Whisker } from './Whisker.tsx'

type AgreementListProps = {
  rubric: Rubric
  compared: readonly Compared[]
  /** Than whom one is stricter or milder; the key, where it is not said. */
  than?: string
}

/** How own ratings agree with others, criterion by criterion, in words and pictures. */
export const AgreementList = ({ rubric, compared, than = '' }: AgreementListProps) => (
  <ul className={css.criteria}>
    {rubric.criteria.map(({ id, title, ratings }) => {
      const agreement = agreementOf(pairsOf(rubric, id, compared), ratings.length)
      return (
        <li key={id} className={css.criterion}>
          <h4 className={css.name}>{title}</h4>
          <p>
            {writeAgreement(agreement)} {writeSeverity(agreement, than)}
          </p>
          {agreement.packets >= fewest && (
            <>
              <Whisker name="Kappa" estimate={agreement.kappa} bands={kappaBands} />
              <Whisker name="Alpha" estimate={agreement.alpha} bands={alphaBands} />
            </>
          )}
        </li>
      )
    })}
  </ul>
)
