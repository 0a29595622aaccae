import { bankOf } from './bank.ts'

export const bank = bankOf(
  'CFD-1-rubric',
  [
    'Thank you, {learner}. Your first records can be used by somebody who was not there, and that is what {achievement} asks for. Go on like this.',
    'Thank you, {learner}. You are close: what is missing for {achievement} is named beside each criterion. Hand in the changed pages only, by {due}.',
    'Before you go out again, read your own data sheet as a stranger would: which entry could you not place?',
  ],
  {
    'visit-plan': {
      'not-yet': [
        'The plan names a place and a day. Add low and high water for that date, the forecast you looked at, a turn-back time, and who knew where you were.',
        'The tide given is not that of the date of the visit. Look it up again for {date} and say what it means for the way off the shore.',
      ],
      meets: [
        'Tide, forecast, turn-back time and the way off the shore are there and fit the date, and somebody knew.',
      ],
    },
    'method-explained': {
      'not-yet': [
        'The steps are listed as on the method sheet. Say in your own words what each is for, and why places are chosen before anybody looks.',
        'Add one thing that this method cannot tell. That shows whether it is understood.',
      ],
      meets: [
        'The method is explained in the learner’s own words, with what it cannot tell. A copied sheet would not show that.',
      ],
    },
    'first-records': {
      'not-yet': [
        'Some entries have no {date, time or unit}. Without it nobody can use them next year.',
        'The sheet was written out fair afterwards, so the first record cannot be seen. Hand in the sheet from the shore as well, as it is.',
      ],
      meets: [
        'Every entry has date, time, place, unit and recorder; a zero is written as a zero, and corrections leave the first value readable.',
      ],
      any: ['Checked on this page: entries of the first and the last station.'],
    },
    'care-for-place': {
      'not-yet': [
        'Care is promised in general words. Name two things done on the day, and whose permission was asked.',
      ],
      meets: [
        'Permission is named, and what was done to leave animals and people undisturbed can be pictured.',
      ],
    },
  },
)
