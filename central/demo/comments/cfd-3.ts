import { bankOf } from './bank.ts'

export const bank = bankOf(
  'CFD-3-rubric',
  [
    'Thank you, {learner}. What you delivered was of use to your host, and your account says honestly what you cannot do yet. That is {achievement}.',
    'Thank you, {learner}. The work on your placement is real; what is not there yet is its trace. For each criterion below {required rating}, one page from the placement would be enough.',
    'Ask your supervisor for two sentences in their own words on {what they saw}. They count for more than a form with ticks.',
  ],
  {
    'brief-to-delivery': {
      'not-yet': [
        'The placement is described as attendance. Choose one task and show it from the brief to what was handed over.',
      ],
      developing: [
        'The task can be made out, but others planned it. Show the part that was planned by you, with its dates.',
        'What was agreed and what was handed over differ. Say why.',
      ],
      meets: [
        'From the host’s brief to a plan with dates to what was handed over: each step is shown.',
      ],
      exceeds: ['The brief itself was improved, and the host agreed.'],
    },
    'usable-data': {
      'not-yet': [
        'The data set is not among the evidence. If the host may not share it, hand in its columns and ten rows.',
      ],
      developing: [
        'The column {column} has no unit. The host would have to ask.',
        'The delivery is readable. How gaps were handled is left to guess: one line in the notes would do.',
      ],
      meets: [
        'Columns, units, places, dates and gaps are all named; the summary agrees with the data.',
      ],
      exceeds: ['The host used it: the letter says for what.'],
    },
    'crew-and-safety': {
      'not-yet': [
        'Only the learner speaks of the work. Somebody who was there has to say what they saw.',
      ],
      developing: [
        'The supervisor confirms attendance. Ask what the learner did reliably, and for one example.',
      ],
      meets: [
        'The supervisor says what was done reliably, and the log shows briefings and a turn-back that was kept to.',
      ],
      exceeds: ['A part of the crew’s safety was the learner’s own, and was carried well.'],
    },
    unplanned: {
      developing: [
        'The difficulty is described; the reasons for the decision, and what it means for the data, are not.',
      ],
      meets: ['The choice, the reasons and the effect on the data are all there.'],
      exceeds: ['It became a rule that others can use next time.'],
    },
    'acting-on-feedback': {
      'not-yet': ['Praise is quoted. Ask for one thing to do otherwise, and show what you did.'],
      developing: ['The feedback is in the other’s words. The change that followed is a promise.'],
      meets: ['Feedback was asked for, is given in the other’s words, and led to a change.'],
      exceeds: ['The learner asked again whether the change was enough, and reports the answer.'],
    },
    'account-of-learning': {
      'not-yet': ['The account lists days. Say what you can do now, and on which day it showed.'],
      developing: ['What was learned is named, but not tied to a day or a piece of work.'],
      meets: ['Each thing learned is tied to a piece of work, and one thing is named as not yet.'],
      exceeds: ['What a newcomer should be taught first is well chosen, and the reasons hold.'],
    },
  },
)
