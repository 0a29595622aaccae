import { t } from '@lingui/core/macro'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { placeholdersIn } from '../../shared/rules/placeholders.ts'
import { history } from '../scoring/history.ts'
import { countUse } from '../store/comments.ts'
import { useSay } from '../ui/Announcer.tsx'
import { type BankHere, writerOf } from './bank.ts'
import { type Offer, offersFor } from './rank.ts'
import { sentenceStart, spaced } from './writing.ts'

/**
 * What is being looked for in the bank. `begin` is where that was asked for; null while the sentence
 * that is being written is looked for by itself. `end` is the caret.
 */
type Look = {
  begin: number | null
  end: number
  /** Whether the reviewer is in the list: only then has it keys of the text. */
  entered: boolean
  /** The key of the comment that Enter takes; null for the first. */
  active: string | null
}

/** Letters from which on a sentence is looked for, and comments that are then offered at the most. */
const fewest = 3
const most = 3

/** What an option of a list is called. */
export const optionId = (list: string, index: number) => `${list}-${index}`

type Options = {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  here: BankHere | null
  /** Null for a text on the whole review. */
  criterionId: string | null
  onChange: (value: string) => void
}

/** The comments that are offered for a text, and the keys by which one is taken. */
export function useOffers({ field, value, here, criterionId, onChange }: Options) {
  const [look, setLook] = useState<Look | null>(null)
  const say = useSay()

  const begin = look && (look.begin ?? sentenceStart(value, look.end))
  const typed = look && begin !== null ? value.slice(begin, look.end) : ''
  const isAsked = look !== null && (look.begin !== null || look.entered)
  const isLooking = look !== null && (isAsked || typed.trim().length >= fewest)
  const wanted = { criterionId, ratingId: criterionId === null ? null : (here?.ratingId ?? null) }
  const fitting =
    here && isLooking ? offersFor(here.bank.comments, wanted, typed, writerOf(here)) : []
  // What is written already needs no offer.
  const offers = isAsked ? fitting : fitting.filter(({ text }) => text !== typed).slice(0, most)
  const at = Math.max(
    0,
    offers.findIndex(({ comment }) => comment.key === look?.active),
  )
  const entered = look?.entered === true && offers.length > 0
  const isOpen = here !== null && (isAsked || offers.length > 0)

  /** Goes into the list, with what is offered or else with all. */
  const enter = () => {
    const end = field.current?.selectionStart ?? value.length
    const isOffered = look !== null && offers.length > 0
    setLook({ begin: isOffered ? look.begin : end, end, entered: true, active: null })
  }
  const close = () => setLook(null)

  const take = ({ comment, text }: Offer) => {
    const area = field.current
    if (!area || look === null || begin === null) return
    area.focus()
    const end = Math.max(begin, area.selectionEnd)
    const insert = spaced(value, text, begin, end)
    // Taken back by itself, not with what was typed before it or after.
    history.part()
    area.setSelectionRange(begin, end)
    // As if it was typed: the browser's own undo in the text knows it then.
    if (!document.execCommand('insertText', false, insert))
      onChange(value.slice(0, begin) + insert + value.slice(end))
    history.part()
    const [left] = placeholdersIn(insert)
    if (left !== undefined) {
      const place = begin + insert.indexOf(left)
      area.setSelectionRange(place, place + left.length)
    }
    say(left === undefined ? t`Comment written` : t`Comment written, ${left} is to be filled in`)
    close()
    // A count that cannot be kept takes nothing from the comment.
    countUse(comment.key).catch(() => {})
  }

  const move = (to: number) => {
    const comment = offers.at(to % offers.length)?.comment
    setLook((now) => now && { ...now, active: comment?.key ?? null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const opens =
      (event.altKey && event.key === 'ArrowDown') || (event.ctrlKey && event.code === 'Space')
    if (opens && !entered) enter()
    else if (isAsked && event.key === 'Escape') close()
    else if (!entered || event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(-1)
    else if (event.key === 'Enter' && !event.shiftKey) take(offers[at]!)
    else return
    event.preventDefault()
  }

  /** Follows the caret; what was asked for ends where the caret goes before it. */
  const follow = (caret: number) =>
    setLook((now) =>
      now?.begin != null && caret >= now.begin
        ? { ...now, end: caret, active: null }
        : { begin: null, end: caret, entered: false, active: null },
    )
  /** The caret was moved and nothing written: what is offered by itself is offered no more. */
  const onCaret = (caret: number) => {
    if (look !== null && caret !== look.end) close()
  }
  return {
    offers,
    at,
    entered,
    isOpen,
    isAsked,
    typed,
    enter,
    close,
    take,
    onKeyDown,
    follow,
    onCaret,
  }
}
