import { t } from '@lingui/core/macro'
import type { DraftScore } from '../../shared/model/draft.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import { behavioursAsked, seenOf } from '../../shared/rules/behaviours.ts'
import css from './Behaviours.module.css'

type BehavioursProps = {
  criterion: Criterion
  score: Pick<DraftScore, 'ratingId' | 'behaviours'>
  isDisabled: boolean
  onTick: (behaviourId: string, isSeen: boolean) => void
}

/** Of the line of a behaviour, to be shown when a key ticks it. */
export const behaviourId = (id: string) => `behaviour-${id}`

/**
 * What the text of a rating names, one by one, each with its digit. It helps to read for all of it, and
 * decides nothing.
 */
export function Behaviours({ criterion, score, isDisabled, onTick }: BehavioursProps) {
  const asked = behavioursAsked(criterion, score.ratingId)
  if (asked === null) return null
  const seen = seenOf(asked.behaviours, score)
  return (
    <fieldset className={css.behaviours}>
      <legend className={css.legend}>
        {t`Seen for “${{ rating: asked.rating.label }}”`}{' '}
        <span className={css.count}>
          {t`${{ seen: seen.length }} of ${{ all: asked.behaviours.length }}`}
        </span>
      </legend>
      {asked.behaviours.map((behaviour, index) => (
        // As with the ratings, a press of the mouse leaves the focus where it was.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <label
          key={behaviour.id}
          id={behaviourId(behaviour.id)}
          className={css.behaviour}
          onMouseDown={(event) => event.preventDefault()}
        >
          <input
            type="checkbox"
            checked={seen.includes(behaviour)}
            disabled={isDisabled}
            aria-keyshortcuts={index < 9 ? `Shift+${index + 1}` : undefined}
            onChange={({ target }) => onTick(behaviour.id, target.checked)}
          />
          <span>{behaviour.text}</span>
          {index < 9 && (
            <kbd className={css.key} aria-hidden>
              ⇧{index + 1}
            </kbd>
          )}
        </label>
      ))}
    </fieldset>
  )
}
