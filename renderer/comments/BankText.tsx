import { t } from '@lingui/core/macro'
import { BookMarked, BookmarkCheck, BookmarkPlus } from 'lucide-react'
import { type ComponentProps, useId, useRef } from 'react'
import { commentLimit } from '../../shared/model/comments.ts'
import { placeholdersIn } from '../../shared/rules/placeholders.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import { useKeys } from '../keys/useKeys.ts'
import { leaveFill } from '../review/fill.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'
import hidden from '../ui/hidden.module.css'
import { Prose } from '../ui/Prose.tsx'
import { keep as keepOwn } from './acts.ts'
import { useBank } from './bank.ts'
import css from './BankText.module.css'
import { Offers } from './Offers.tsx'
import { optionId, useOffers } from './useOffers.ts'
import { withoutLearner } from './writing.ts'

type BankTextProps = ComponentProps<typeof Prose> & {
  /** Null for a text on the whole review. */
  criterionId: string | null
}

const writeKeepFeedback = (isKept: boolean) =>
  isKept ? t`In the bank: feedback` : t`Keep in the bank: feedback`
const writeKeepComment = (isKept: boolean) =>
  isKept ? t`In the bank: comment` : t`Keep in the bank: comment`

/** A text for which the comment bank has comments ready, and which can be kept in it. */
export function BankText({ criterionId, ...props }: BankTextProps) {
  const { value, isDisabled = false, onChange } = props
  const here = useBank()
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const say = useSay()
  const tell = useTell()
  const bankKey = useKeyHint('bank')
  const look = useOffers({ field, value, here, criterionId, onChange })

  const open = () => {
    if (isDisabled) return
    leaveFill()
    const area = field.current
    // Else in a text that was not yet in, where the browser begins, before all that is written.
    if (area && document.activeElement !== area)
      area.setSelectionRange(area.value.length, area.value.length)
    area?.focus()
    look.enter()
  }
  useKeys(criterionId === null ? {} : { bank: open })

  const names = here ? [here.view.packet.learner.name, here.view.packet.learner.alias] : []
  const text = withoutLearner(value, names)
  const isKept =
    here?.bank.comments.some((one) => one.criterionId === criterionId && one.text === text) ?? false
  const keepable = here !== null && text !== '' && text.length <= commentLimit && !isKept
  const keep = () => {
    if (!keepable) return
    const { rubricId } = here
    const ratingId = criterionId === null ? null : here.ratingId
    keepOwn({ id: crypto.randomUUID(), rubricId, criterionId, ratingId, text }).then(
      () => say(t`Kept in the comment bank`),
      () => tell(t`It could not be kept in the comment bank`),
    )
  }
  const left = placeholdersIn(value)
  const ofWhole = criterionId === null
  const keyHint = ofWhole ? '' : bankKey
  return (
    <>
      <Prose
        {...props}
        {...(left.length > 0
          ? { aside: t`still to fill in: ${{ placeholders: left.join(' ') }}`, isWanting: true }
          : {})}
        tools={
          !isDisabled && (
            <span className={css.tools}>
              <button
                type="button"
                className={css.tool}
                title={t`Comments ready to use${keyHint}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={open}
              >
                <BookMarked size={14} aria-hidden />
                <span className={hidden.hidden}>
                  {ofWhole ? t`Comments ready to use: feedback` : t`Comments ready to use: comment`}
                </span>
              </button>
              <button
                type="button"
                className={css.tool}
                title={isKept ? t`In the bank` : t`Keep in the bank`}
                aria-disabled={!keepable}
                onMouseDown={(event) => event.preventDefault()}
                onClick={keep}
              >
                {isKept ? (
                  <BookmarkCheck size={14} aria-hidden />
                ) : (
                  <BookmarkPlus size={14} aria-hidden />
                )}
                <span className={hidden.hidden}>
                  {ofWhole ? writeKeepFeedback(isKept) : writeKeepComment(isKept)}
                </span>
              </button>
            </span>
          )
        }
        onChange={(next) => {
          onChange(next)
          look.follow(field.current?.selectionStart ?? next.length)
        }}
        area={{
          ref: field,
          'aria-autocomplete': 'list',
          'aria-controls': look.offers.length > 0 ? list : undefined,
          'aria-activedescendant': look.entered ? optionId(list, look.at) : undefined,
          onKeyDown: look.onKeyDown,
          onSelect: (event) => look.onCaret(event.currentTarget.selectionStart),
          onBlur: look.close,
        }}
      />
      {here && look.isOpen && (
        <Offers list={list} field={field} here={here} look={look} criterionId={criterionId} />
      )}
    </>
  )
}
