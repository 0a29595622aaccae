import { createContext, useContext } from 'react'
import type { Criterion } from '../../shared/model/rubric.ts'
import { type Filling, fillPlaceholders } from '../../shared/rules/placeholders.ts'
import type { Bank, Comment } from '../store/comments.ts'
import type { PacketView } from '../store/packet.ts'
import { writeDay } from '../words/format.ts'

/** The bank as it is used on a packet: what it has, and what its placeholders stand for here. */
export type BankHere = {
  rubricId: string
  bank: Bank
  criterion: Criterion
  /** The rating that is chosen for the criterion; null while none is. */
  ratingId: string | null
  view: PacketView
  /** Opens the view in which the bank is changed. */
  onManage: () => void
}

/** Null where there is no review, and while the bank is being read. */
export const BankContext = createContext<BankHere | null>(null)
export const useBank = () => useContext(BankContext)

const label = ({ ratings }: Criterion, ratingId: string | null) =>
  ratings.find(({ id }) => id === ratingId)?.label ?? null

/** A blind review shows the alias, whatever was sent. */
const nameOf = ({ packet: { blind, learner } }: PacketView) =>
  blind ? learner.alias : (learner.name ?? learner.alias)

/** What placeholders stand for on the criterion in work. */
export function fillingOf({ view, criterion, ratingId }: BankHere): Filling {
  const { dueAt } = view.packet
  return {
    learner: nameOf(view),
    criterion: criterion.title,
    rating: label(criterion, ratingId),
    'required rating': label(criterion, criterion.requiredRatingId),
    achievement: view.achievement.title,
    due: dueAt && writeDay(dueAt, 'long'),
  }
}

/** Writes comments as they would stand here. */
export function writerOf(here: BankHere): (comment: Pick<Comment, 'text'>) => string {
  const filling = fillingOf(here)
  return ({ text }) => fillPlaceholders(text, filling)
}
