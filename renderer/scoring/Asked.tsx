import { t } from '@lingui/core/macro'
import { type ChosenOutcome, type Draft } from '../../shared/model/draft.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { needsOf, Recusal } from '../../shared/model/outcome.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { recusalName } from '../words/shared.ts'
import css from './Asked.module.css'
import { type Edit, nameIn, recuseFor } from './edits.ts'
import { writeBefore, writeWay } from './way.ts'

type AskedProps = {
  outcome: ChosenOutcome
  rubric: Rubric
  items: readonly Evidence[]
  about: Draft['about']
  isWanting: boolean
  isDisabled: boolean
  onEdit: (edit: Edit) => void
}

/** What an outcome that was chosen asks beside texts, and where it goes. */
export function Asked({
  outcome,
  rubric,
  items,
  about,
  isWanting,
  isDisabled,
  onEdit,
}: AskedProps) {
  const needs = needsOf(outcome)
  const before = writeBefore(outcome)
  const named = needs.includes('criteria')
    ? {
        which: 'criteria' as const,
        legend: t`Which criteria lack evidence?`,
        all: rubric.criteria.map(({ id, title }, at) => ({ id, title: `${at + 1} ${title}` })),
      }
    : {
        which: 'items' as const,
        legend: outcome === 'unreadable' ? t`What cannot be read?` : t`What is the wrong file?`,
        // The same file handed in twice is one.
        all: [
          ...new Map(items.map(({ sha256, title }) => [sha256, { id: sha256, title }])).values(),
        ],
      }
  const order = named.all.map(({ id }) => id)
  return (
    <div className={css.asked} id="about">
      <p className={css.way}>
        {writeWay(outcome)} {before}
      </p>
      {needs.includes('recusal') && (
        <Choices legend={t`Why do you step back?`} isWanting={isWanting}>
          {Recusal.options.map((reason) => (
            <label key={reason} className={css.choice}>
              <input
                type="radio"
                name="recusal"
                checked={about?.recusal === reason}
                disabled={isDisabled}
                onChange={() => onEdit(recuseFor(reason))}
              />
              <span>{recusalName(reason)}</span>
            </label>
          ))}
        </Choices>
      )}
      {(needs.includes('criteria') || needs.includes('items')) && (
        <Choices legend={named.legend} isWanting={isWanting}>
          {named.all.map(({ id, title }) => (
            <label key={id} className={css.choice}>
              <input
                type="checkbox"
                checked={about?.[named.which]?.includes(id) ?? false}
                disabled={isDisabled}
                onChange={({ target }) => onEdit(nameIn(named.which, id, target.checked, order))}
              />
              <span>{title}</span>
            </label>
          ))}
        </Choices>
      )}
    </div>
  )
}

type ChoicesProps = { legend: string; isWanting: boolean; children: React.ReactNode }

const Choices = ({ legend, isWanting, children }: ChoicesProps) => (
  <fieldset className={css.choices}>
    <legend className={css.legend}>
      {legend}{' '}
      <span className={css.aside} data-wanting={isWanting || undefined}>
        {t`required`}
      </span>
    </legend>
    <div className={css.list}>{children}</div>
  </fieldset>
)
