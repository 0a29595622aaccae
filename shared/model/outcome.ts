import * as z from 'zod'
import { Id, Sha256 } from './values.ts'

/**
 * What each non-decision asks of the reviewer (`needs`) and who acts on it (`goesTo`).
 * Feedback is read by the learner, the note by the office alone.
 */
export const nonDecisions = {
  'not-enough-evidence': { needs: ['criteria', 'feedback'], goesTo: 'learner' },
  unreadable: { needs: ['items', 'feedback'], goesTo: 'learner' },
  'wrong-file': { needs: ['items', 'feedback'], goesTo: 'learner' },
  'authenticity-doubt': { needs: ['note'], goesTo: 'office' },
  recused: { needs: ['recusal'], goesTo: 'reviewer' },
} as const satisfies Record<string, { needs: readonly Need[]; goesTo: Recipient }>

/** `criteria`, `items` and `recusal` are answered in `About`. */
export type Need = 'criteria' | 'items' | 'recusal' | 'feedback' | 'note'
/** `reviewer`: the office gives the packet to another one. */
export type Recipient = 'learner' | 'office' | 'reviewer'

export const NonDecision = z.enum([
  'not-enough-evidence',
  'unreadable',
  'wrong-file',
  'authenticity-doubt',
  'recused',
])
export type NonDecision = z.infer<typeof NonDecision>

export const Outcome = z.enum(['met', 'not-yet', 'returned', ...NonDecision.options])
export type Outcome = z.infer<typeof Outcome>

export const isNonDecision = (outcome: Outcome): outcome is NonDecision => outcome in nonDecisions

export const needsOf = (outcome: Outcome | null): readonly Need[] => {
  if (outcome === null) return []
  if (isNonDecision(outcome)) return nonDecisions[outcome].needs
  return outcome === 'returned' ? ['feedback'] : []
}

export const outcomeNames: Record<Outcome, string> = {
  met: 'Met',
  'not-yet': 'Not yet',
  returned: 'Returned for revision',
  'not-enough-evidence': 'Not enough evidence',
  unreadable: 'Unreadable',
  'wrong-file': 'Wrong file',
  'authenticity-doubt': 'Authenticity doubt',
  recused: 'Recused',
}

/** Why a reviewer steps back from a packet. */
export const Recusal = z.enum([
  'knows-learner',
  'had-part-in-it',
  'has-interest',
  'lacks-field',
  'other',
])
export type Recusal = z.infer<typeof Recusal>

export const recusalNames: Record<Recusal, string> = {
  'knows-learner': 'I know the learner',
  'had-part-in-it': 'I taught or supervised this work',
  'has-interest': 'I have an interest in the outcome',
  'lacks-field': 'It is outside my field',
  other: 'Another reason',
}

/**
 * What a non-decision is about. What does not apply is absent and nothing is a default: what is parsed
 * must be canonically the bytes that were signed, of before there were any of these, too.
 */
export const About = z.object({
  /** The criteria for which the evidence is not enough. */
  criteria: z.array(Id).min(1).max(200).optional(),
  /** The items of evidence that are unreadable, or the wrong file, by their SHA-256. */
  items: z.array(Sha256).min(1).max(100).optional(),
  recusal: Recusal.optional(),
})
export type About = z.infer<typeof About>
