import * as z from 'zod'

/**
 * What each non-decision asks of the reviewer (`needs`) and who acts on it (`goesTo`).
 * Feedback is read by the learner, the note by the office alone.
 */
export const nonDecisions = {
  'not-enough-evidence': { needs: 'feedback', goesTo: 'learner' },
  unreadable: { needs: 'feedback', goesTo: 'learner' },
  'wrong-file': { needs: 'feedback', goesTo: 'learner' },
  'authenticity-doubt': { needs: 'note', goesTo: 'office' },
  recused: { needs: null, goesTo: 'office' },
} as const

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
