import { bankOf } from './bank.ts'

export const bank = bankOf(
  'NMC-draft-rubric',
  [
    'Thank you to the team. The draft can go to the committee as it is.',
    'Thank you to the team. The draft is returned for {what}; the other parts can stay. Please hand it in again by {due}.',
    'Let somebody who has never heard of it read the description aloud, and say back what a holder can do. Where they stop is where to write on.',
  ],
  {
    need: {
      'not-yet': [
        'The need is the team’s own view. Ask one employer or partner to put it in writing.',
      ],
      developing: ['The figures are general. Who of those who would welcome holders was asked?'],
      meets: ['A partner confirms the need in writing, and it is clear who the learners are.'],
      exceeds: ['The partner says what a holder would be trusted with, and the draft follows it.'],
    },
    standards: {
      'not-yet': ['These are topics. For each: what would one see a holder do?'],
      developing: [
        'Standard {code} cannot be observed. Say what a holder does, makes or decides.',
        'Level 2 asks no more than Level 1 here. What does practice add?',
      ],
      meets: ['Each standard says what a holder does, and the levels rise.'],
      exceeds: ['Each is aligned with a public framework, named with its edition.'],
    },
    assessment: {
      'not-yet': ['A quiz alone does not show practice. Which evidence would?'],
      developing: [
        'The ratings of {criterion of the draft} overlap: two reviewers could not tell them apart.',
        'Words such as “good” stand where a reviewer needs to know what is seen.',
      ],
      meets: [
        'I followed one standard to its evidence and its ratings, and could tell them apart.',
      ],
      exceeds: ['Two people tried the rubric on samples, and the result is reported.'],
    },
    stacking: {
      'not-yet': ['No hours are given. Give them for each level and activity.'],
      developing: ['The hours do not add up: {sum} against {total}.'],
      meets: ['The hours add up, and each level says what it takes from the one before.'],
      exceeds: ['The hours were checked with learners.'],
    },
    access: {
      'not-yet': ['Access is left to be asked for. Treat cost, schedule, devices and disability.'],
      developing: ['The barriers are named. What is done about each from the start, and by whom?'],
      meets: ['Each barrier has something done from the start, and somebody who is responsible.'],
      exceeds: ['People who meet these barriers took part in the design.'],
    },
    description: {
      'not-yet': ['The description advertises. Say what a holder did to earn it.'],
      developing: ['The topic is clear. Add how it was judged, and by whom.'],
      meets: ['Four plain sentences, and the metadata are complete.'],
      exceeds: ['An employer read it and said back correctly what it means.'],
    },
  },
)
