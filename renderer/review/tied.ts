import { t } from '@lingui/core/macro'
import type { Draft } from '../../shared/model/draft.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { formerScore } from '../../shared/rules/merge.ts'
import type { MarkedAnchor } from '../reading/anchoring/marks.ts'

/** An anchor of a draft, and what it is tied to, or was before that is asked anew. */
export type TiedAnchor = MarkedAnchor & { criterionId: string; isFormer: boolean }

/** What is tied in a draft, criterion by criterion, and what was and is not any more. */
export function tiedIn(
  { criteria }: Pick<Rubric, 'criteria'>,
  scores: Draft['scores'],
  former: Draft['former'],
): TiedAnchor[] {
  return criteria.flatMap(({ id: criterionId, title }, index) => {
    const tied = scores[criterionId]?.anchors ?? []
    const before = formerScore({ former }, criterionId)?.anchors ?? []
    const gone = before.filter(({ id }) => !tied.some((one) => one.id === id))
    const number = index + 1
    return [...tied, ...gone].map((anchor) => {
      const isFormer = !tied.includes(anchor)
      const { note } = anchor
      const to = isFormer ? t`Was tied to ${number} ${title}` : t`Tied to ${number} ${title}`
      return {
        anchor,
        criterionId,
        isFormer,
        label: String(number),
        name: note === '' ? to : t`${to}: ${note}`,
      }
    })
  })
}
