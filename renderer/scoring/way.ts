import type { ChosenOutcome } from '../../shared/model/draft.ts'
import { type Need, needsOf } from '../../shared/model/outcome.ts'

const asks: Record<Need, string> = {
  criteria: 'name the criteria',
  items: 'name the evidence',
  recusal: 'give a reason',
  feedback: 'write feedback',
  note: 'write a note',
}

/** What an outcome asks of the reviewer: `Name the evidence and write feedback.` */
export function writeAsks(outcome: ChosenOutcome): string {
  const all = needsOf(outcome)
    .map((need) => asks[need])
    .join(' and ')
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}.`
}

const ways: Record<ChosenOutcome, string> = {
  returned: 'Goes back to the learner.',
  'not-enough-evidence': 'Goes back to the learner, who can add evidence.',
  unreadable: 'Goes back to the learner, who can hand the file in again.',
  'wrong-file': 'Goes back to the learner, who can hand in the right file.',
  'authenticity-doubt': 'Goes to the office in confidence; the learner sees nothing of it.',
  recused: 'Goes to the office, which gives it to another reviewer.',
}

/** Where an outcome goes, in one sentence. */
export const writeWay = (outcome: ChosenOutcome) => ways[outcome]

/** What else is to be known before deciding so; null for nothing. */
export const writeBefore = (outcome: ChosenOutcome) =>
  outcome === 'recused'
    ? 'The packet is hidden here as soon as you decide; until it is sent you can take that back.'
    : null
