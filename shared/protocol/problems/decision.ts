import type { Entry } from './entry.ts'

/** Of one decision among others. */
export const decisionProblems = {
  'signature-wrong': {
    status: 422,
    what: 'The decision on {subject} was not signed by the device that sent it.',
    todo: 'It is kept on this device. Report this to your office.',
  },
  'decision-altered': {
    status: 422,
    what: 'Central records hold a decision on {subject} with the same id and other content.',
    todo: 'Both are kept. Report this to your office.',
  },
  'decision-malformed': {
    status: 422,
    what: 'The decision on {subject} does not fit what was agreed: {detail}.',
    todo: 'It is kept on this device. Report this to your office.',
  },
  'decision-incomplete': {
    status: 422,
    what: 'The decision on {subject} is not complete: {detail}.',
    todo: 'Open the packet and complete the review.',
  },
  'outcome-contradicts': {
    status: 422,
    what: 'The outcome of {subject} is not the one its ratings give ({detail}).',
    todo: 'Open the packet and decide again.',
  },
  'qualification-wanted': {
    status: 422,
    what: 'The packets of this rubric open when its qualification set is passed; {subject} is one of them.',
    todo: 'Open Calibration and pass the set. The decision is kept; file it again from Conflicts after that.',
  },
  'qualification-final': {
    status: 409,
    what: '{subject} is of a qualification set: what is decided on it stays.',
    todo: 'When the set is finished, Calibration shows how you did.',
  },
  'packet-unknown': {
    status: 422,
    what: 'Central records know no packet {subject}.',
    todo: 'The decision is kept on this device. Ask your office.',
  },
  'rubric-unknown': {
    status: 422,
    what: 'Central records know no such rubric version as {subject} was decided with ({detail}).',
    todo: 'The decision is kept on this device. Ask your office.',
  },
  'sequence-taken': {
    status: 422,
    what: 'This device has sent another decision in the same place of its order as {subject}.',
    todo: 'Both are kept. Report this to your office.',
  },
} as const satisfies Record<string, Entry>
