import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Criterion } from '../../shared/model/rubric.ts'
import type { EarlierScore } from '../../shared/rules/attempts.ts'
import css from './Earlier.module.css'

type EarlierProps = {
  score: EarlierScore
  /** As the criterion read then; as it reads now where that version of the rubric is not here. */
  criterion: Criterion
}

/** How a criterion was rated in the attempt before, beside which it is rated anew. */
export function Earlier({ score, criterion }: EarlierProps) {
  const rating = criterion.ratings.find(({ id }) => id === score.ratingId)
  const { attempt } = score
  const label = rating?.label ?? score.ratingId ?? t`not rated`
  return (
    <section className={css.earlier} aria-label={t`Attempt ${attempt}`}>
      <p>
        <Trans>
          <span className={css.word}>Attempt {attempt}:</span> <strong>{label}</strong>
        </Trans>
      </p>
      {score.comment && <p className={css.text}>{score.comment}</p>}
    </section>
  )
}
