import { t } from '@lingui/core/macro'
import type { Criterion } from '../../shared/model/rubric.ts'
import { FillButton } from './FillButton.tsx'
import css from './InWork.module.css'

type InWorkProps = { criterion: Criterion; number: number; ratingId: string | null }

/** What the keys rate while the document fills the window: the rubric in one line. */
export const InWork = ({ criterion, number, ratingId }: InWorkProps) => {
  const rank = criterion.ratings.findIndex(({ id }) => id === ratingId)
  return (
    <div className={css.line} data-fills-only>
      <span className={css.number}>{number}</span>
      <span className={css.title}>{criterion.title}</span>
      <span className={css.rating}>
        {rank < 0 ? t`Not rated` : `${rank + 1} ${criterion.ratings[rank]!.label}`}
      </span>
      <FillButton />
    </div>
  )
}
