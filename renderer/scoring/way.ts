import { t } from '@lingui/core/macro'
import type { ChosenOutcome } from '../../shared/model/draft.ts'

/** What each outcome needs, in words. */
const asks: Record<ChosenOutcome, string> = {
  returned: t`Write feedback.`,
  'not-enough-evidence': t`Name the criteria and write feedback.`,
  unreadable: t`Name the evidence and write feedback.`,
  'wrong-file': t`Name the evidence and write feedback.`,
  'authenticity-doubt': t`Write a note.`,
  recused: t`Give a reason.`,
}

/** What an outcome asks of the reviewer, in one sentence. */
export const writeAsks = (outcome: ChosenOutcome) => asks[outcome]

const ways: Record<ChosenOutcome, string> = {
  returned: t`Goes back to the learner.`,
  'not-enough-evidence': t`Goes back to the learner, who can add evidence.`,
  unreadable: t`Goes back to the learner, who can hand the file in again.`,
  'wrong-file': t`Goes back to the learner, who can hand in the right file.`,
  'authenticity-doubt': t`Goes to the office in confidence; the learner sees nothing of it.`,
  recused: t`Goes to the office, which gives it to another reviewer.`,
}

/** Where an outcome goes, in one sentence. */
export const writeWay = (outcome: ChosenOutcome) => ways[outcome]

/** What else is to be known before deciding so; null for nothing. */
export const writeBefore = (outcome: ChosenOutcome) =>
  outcome === 'recused'
    ? t`The packet is hidden here as soon as you decide; until it is sent you can take that back.`
    : null
