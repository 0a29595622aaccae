import { bankOf } from './bank.ts'

export const bank = bankOf(
  'FL-2-rubric',
  [
    'Thank you, {learner}. Your session made room for the quiet ones, and you saw what happened when it did.',
    'Thank you, {learner}. The session was good to read about. For {achievement}, its consents must be complete first; the comment says whose is missing.',
    'Before the next session, write beside each step what the youngest and the oldest do in it. Where there is nothing to write, change the step.',
  ],
  {
    'session-design': {
      'not-yet': ['The plan is a list of activities. Say first what the session is for.'],
      developing: [
        'The purpose is clear. The step “{step}” does not serve it: leave it out, or say what it is for.',
        'Times and materials are left open. Without them nobody else could lead the session.',
      ],
      meets: ['Each step has purpose, time and materials, and something for every generation.'],
      exceeds: ['Each step that may fail has a way out, and the sign by which to know.'],
    },
    'interview-technique': {
      'not-yet': ['The interviewer talks more than the teller. Ask less, and wait longer.'],
      developing: [
        'The questions are open. Two new threads were dropped: the teller began on {thread} and was not asked.',
        'Silences are filled at once. Counting to five before the next question helps.',
      ],
      meets: [
        'Open questions, two threads of the teller’s own followed, place and date on record.',
      ],
      exceeds: ['The interviewer came back to something said earlier, and learned what it meant.'],
    },
    'care-for-stories': {
      'not-yet': [
        'There is no consent for {whom}, who can be recognised. Until it is there, the recording must not be shared.',
      ],
      developing: [
        'Consent is there. It has to say who may hear what, and where the recordings are kept.',
      ],
      meets: ['Each teller agreed to particular uses, and there is a date for asking again.'],
      exceeds: ['Something was withdrawn at a teller’s wish, and it is shown how.'],
    },
    'everyone-takes-part': {
      'not-yet': ['Who took part, and who did not? The account does not say.'],
      developing: ['Somebody left out is noticed afterwards. Say what will be otherwise for them.'],
      meets: ['A barrier was seen, something was changed for it, and what then happened is told.'],
      exceeds: ['The person concerned had a say in the change.'],
    },
    'looking-at-the-session': {
      'not-yet': ['The session is judged as a whole. Describe two moments closely.'],
      developing: ['The moments are well described. What follows from each for the next session?'],
      meets: ['Two moments, and from each a change for the next session.'],
      exceeds: ['Others who were there were asked, and their view is taken seriously.'],
    },
  },
)
