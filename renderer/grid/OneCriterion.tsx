import { t } from '@lingui/core/macro'
import type { Criterion } from '../../shared/model/rubric.ts'
import { Ratings } from '../scoring/Ratings.tsx'
import css from './Grid.module.css'

type OneCriterionProps = {
  criterion: Criterion
  number: number
  chosen: string | null
  isDisabled: boolean
  onChoose: (ratingId: string) => void
}

/** The criterion that is rated across all packets, with the full text of its ratings. */
export const OneCriterion = ({ criterion, number, ...rest }: OneCriterionProps) => (
  <section className={css.one} aria-label={t`Criterion in work`}>
    <h2>
      {number} {criterion.title}
    </h2>
    <p className={css.muted}>{criterion.description}</p>
    <Ratings criterion={criterion} {...rest} />
  </section>
)
