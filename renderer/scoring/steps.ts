import { plural, t } from '@lingui/core/macro'
import type { Assessment } from '../../shared/rules/completeness.ts'
import type { Missing } from '../../shared/rules/completeness.ts'

type Counted = Pick<Assessment, 'criteria' | 'missing'>

/**
 * Where to go once a criterion was rated: it stays where it still lacks something, else on to the
 * next one that is open, from the first again after the last; where none is, it stays.
 */
export function afterRating({ criteria, missing }: Counted, criterionId: string): string {
  if (missing.some((item) => item.criterionId === criterionId)) return criterionId
  return nextOpen({ criteria, missing }, criterionId) ?? criterionId
}

/** The next criterion that still lacks something, from the first again after the last; null for none. */
export function nextOpen({ criteria, missing }: Counted, criterionId: string): string | null {
  const here = criteria.findIndex((one) => one.criterionId === criterionId)
  const inTurn = [...criteria.slice(here + 1), ...criteria.slice(0, here)]
  const open = inTurn.find(
    (one) =>
      one.standing === 'open' || missing.some((item) => item.criterionId === one.criterionId),
  )
  return open?.criterionId ?? null
}

/** The criterion one step on or back; the first and the last do not wrap. */
export function stepFrom(criteria: { id: string }[], criterionId: string, by: 1 | -1): string {
  const here = criteria.findIndex(({ id }) => id === criterionId)
  return criteria[here + by]?.id ?? criterionId
}

/** The criterion to begin with: the first that is open, else the first. */
export const startingCriterion = ({ criteria }: Pick<Counted, 'criteria'>) =>
  (criteria.find(({ standing }) => standing === 'open') ?? criteria[0])?.criterionId ?? ''

/** What a criterion itself still lacks, in the words that stand beside it. */
export const missingWords: Record<Missing['what'], string> = {
  rating: t`needs a rating`,
  anchor: t`needs a place in the evidence`,
  criteria: t`needed before deciding`,
  items: t`needed before deciding`,
  recusal: t`needed before deciding`,
  feedback: t`needed before deciding`,
  note: t`needed before deciding`,
  reason: t`needed before deciding`,
}

/** The outcome line while something is wanting: how many criteria are open, and what else. */
export function writeOpen({ criteria, missing }: Counted): string {
  const open = criteria.filter(({ standing }) => standing === 'open').length
  const anchors = missing.filter(({ what }) => what === 'anchor').length
  const parts = [
    missing.some(({ what }) => what === 'rating') &&
      open > 0 &&
      plural(open, { one: '# open', other: '# open' }),
    anchors > 0 && plural(anchors, { one: '# without evidence', other: '# without evidence' }),
    missing.some(({ what }) => what === 'criteria') && t`which criteria missing`,
    missing.some(({ what }) => what === 'items') && t`which evidence missing`,
    missing.some(({ what }) => what === 'recusal') && t`reason missing`,
    missing.some(({ what }) => what === 'feedback') && t`feedback missing`,
    missing.some(({ what }) => what === 'note') && t`note missing`,
    missing.some(({ what }) => what === 'reason') && t`reason missing`,
  ]
  return parts.filter(Boolean).join(', ')
}
