import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { type RefObject, useEffect } from 'react'
import { Popover } from 'react-aria-components'
import { Keys } from '../keys/Keys.tsx'
import { status } from '../store/status.ts'
import type { BankHere } from './bank.ts'
import css from './Offers.module.css'
import { optionId, type useOffers } from './useOffers.ts'

type OffersProps = {
  /** What the text calls the list. */
  list: string
  field: RefObject<HTMLTextAreaElement | null>
  here: BankHere
  look: ReturnType<typeof useOffers>
  criterionId: string | null
}

/** What stands behind a key. */
const keyDoes = {
  writes: t({ message: 'writes it', comment: 'after the key that does: the comment is written' }),
  goesBack: t({ message: 'back to the text', comment: 'after the key that does' }),
  chooses: t({ message: 'to choose', comment: 'after the key that does' }),
  leaves: t({ message: 'leaves', comment: 'after the key that does: the list is left' }),
}

/**
 * The comments that fit, floating below the text, so that nothing moves. The focus stays in the text,
 * which says where in the list it is: a list box of React Aria would take the focus, or every arrow.
 */
export function Offers({ list, field, here, look, criterionId }: OffersProps) {
  const { offers, at, entered, isAsked } = look
  const active = entered ? optionId(list, at) : null
  useEffect(() => {
    if (active !== null) document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const labels = new Map(here.criterion.ratings.map(({ id, label }) => [id, label]))
  return (
    <Popover
      className={css.popover}
      triggerRef={field}
      isOpen
      isNonModal
      placement="bottom start"
      offset={3}
      maxHeight={300}
    >
      <section aria-label={t`Comment bank`} className={css.inside}>
        {offers.length === 0 ? (
          <Nothing here={here} criterionId={criterionId} typed={look.typed} />
        ) : (
          // No tag lists what a text area has active.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          <div id={list} role="listbox" aria-label={t`Comments ready to use`} className={css.list}>
            {offers.map((offer, index) => {
              const { comment, text } = offer
              const rating = comment.ratingId === null ? null : labels.get(comment.ratingId)
              const aside = [
                comment.ratingId === here.ratingId ? null : rating,
                comment.from === 'own'
                  ? t({ message: 'own', comment: 'of a comment that the reviewer wrote' })
                  : null,
              ].filter(Boolean)
              return (
                // The keys are those of the text, which has the focus.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={comment.key}
                  id={optionId(list, index)}
                  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                  role="option"
                  aria-selected={entered && index === at}
                  className={css.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => look.take(offer)}
                >
                  <span className={css.text}>{text}</span>
                  {aside.length > 0 && <span className={css.aside}>{aside.join(' · ')}</span>}
                </div>
              )
            })}
          </div>
        )}
        <div className={css.foot}>
          <span className={css.hint}>
            <Keys keys={[entered ? 'Enter' : isAsked ? 'Escape' : 'Alt+ArrowDown']} />
            {entered ? keyDoes.writes : isAsked ? keyDoes.goesBack : keyDoes.chooses}
            {entered && <Keys keys={['Escape']} />}
            {entered && keyDoes.leaves}
          </span>
          {isAsked && (
            <button
              type="button"
              className={css.manage}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                look.close()
                here.onManage()
              }}
            >
              {t`Change the bank`}
            </button>
          )}
        </div>
      </section>
    </Popover>
  )
}

type NothingProps = Pick<OffersProps, 'here' | 'criterionId'> & { typed: string }

/** Why there is nothing to choose from. */
function Nothing({ here, criterionId, typed }: NothingProps) {
  const now = useLiveQuery(() => status(), [])
  const isOffline = now?.sync.network === 'offline'
  const { comments, hasOffice } = here.bank
  const hasAny = comments.some((one) => !one.hidden && one.criterionId === criterionId)
  const none =
    criterionId === null
      ? t`There are no comments for the feedback yet. What you write here you can keep in the bank.`
      : t`There are no comments for this criterion yet. What you write here you can keep in the bank.`
  return (
    <output className={css.nothing}>
      {hasAny ? t`Nothing in the bank has “${{ typed: typed.trim() }}”.` : none}
      {!hasAny &&
        !hasOffice &&
        isOffline &&
        ` ${t`If the office shares some, they come when this machine is online again.`}`}
    </output>
  )
}
