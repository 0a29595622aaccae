import { t } from '@lingui/core/macro'
import type { Criterion } from '../../shared/model/rubric.ts'
import css from './Ratings.module.css'

type RatingsProps = {
  criterion: Criterion
  chosen: string | null
  isDisabled: boolean
  onChoose: (ratingId: string) => void
}

const required = t({
  message: 'required',
  context: 'rating',
  comment: 'the rating from which on a criterion is met',
})

/**
 * The ratings of a criterion, low to high, each with its digit. A press of the mouse leaves the
 * focus where it was, so that the arrow keys go on moving between criteria and rate nothing.
 */
export function Ratings({ criterion, chosen, isDisabled, onChoose }: RatingsProps) {
  return (
    <div
      role="radiogroup"
      aria-label={t`Rating: ${{ criterion: criterion.title }}`}
      className={css.ratings}
    >
      {criterion.ratings.map(({ id, label, description }, index) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <label key={id} className={css.rating} onMouseDown={(event) => event.preventDefault()}>
          <input
            type="radio"
            name={criterion.id}
            checked={chosen === id}
            disabled={isDisabled}
            aria-keyshortcuts={String(index + 1)}
            aria-describedby={`rating-${id}`}
            onChange={() => onChoose(id)}
          />
          <span className={css.digit} aria-hidden>
            {index + 1}
          </span>
          <span className={css.words}>
            <span className={css.label}>
              {label}
              {id === criterion.requiredRatingId && (
                <span className={css.required}>{required}</span>
              )}
            </span>
            <span id={`rating-${id}`} className={css.description}>
              {description}
            </span>
          </span>
        </label>
      ))}
    </div>
  )
}
