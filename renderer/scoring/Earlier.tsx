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
  const title = `Attempt ${score.attempt}`
  return (
    <section className={css.earlier} aria-label={title}>
      <p>
        <span className={css.word}>{title}:</span>{' '}
        <strong>{rating?.label ?? score.ratingId ?? 'not rated'}</strong>
      </p>
      {score.comment && <p className={css.text}>{score.comment}</p>}
    </section>
  )
}
