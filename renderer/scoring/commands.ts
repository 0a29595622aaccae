import { t } from '@lingui/core/macro'
import { ChosenOutcome } from '../../shared/model/draft.ts'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import type { Command } from '../keys/commands.ts'
import { chooseOutcome, type Edit, rate } from './edits.ts'
import { outcomeName } from '../words/shared.ts'

type At = {
  rubric: Rubric
  criterion: Criterion
  /** Its rating is kept from an earlier attempt. */
  kept: boolean
  edit: (edit: Edit) => void
  onCriterion: (criterionId: string) => void
}

/** What the palette has of a review: ratings of the criterion in work, all criteria, outcomes. */
export const commandsOf = ({ rubric, criterion, kept, edit, onCriterion }: At): Command[] => [
  ...(kept ? [] : criterion.ratings).map(({ id, label }) => ({
    id: `rating ${id}`,
    label: t`${{ criterion: criterion.title }}: ${{ rating: label }}`,
    run: () => edit(rate(criterion.id, id)),
  })),
  ...rubric.criteria.map(({ id, title }, index) => ({
    id: `criterion ${id}`,
    label: t`Criterion ${{ number: index + 1 }}: ${title}`,
    run: () => onCriterion(id),
  })),
  ...ChosenOutcome.options.map((outcome) => ({
    id: `outcome ${outcome}`,
    label: t`Outcome: ${{ outcome: outcomeName(outcome) }}`,
    run: () => edit(chooseOutcome(outcome)),
  })),
]
