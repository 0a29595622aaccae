import type { Rubric } from '../../../../shared/model/rubric.ts'
import { requiredRatingId, twoSteps } from '../steps.ts'

export const rubric: Rubric = {
  id: 'CFD-1-rubric',
  version: 1,
  achievementId: 'CFD-1',
  level: 1,
  title: 'Reading the shore',
  feedback: 'optional',
  criteria: [
    {
      id: 'visit-plan',
      standardId: 'CFD-1.1',
      title: 'Visit plan',
      description:
        'Look for a plan made before the visit: tide, weather, access, a turn-back time and somebody who knew.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'The plan names a place and a day, but the tide, the weather looked at, or a way off the shore is missing or does not fit the date.',
        'The plan gives low and high water for the date, the forecast that was looked at, a turn-back time and a way off the shore, and says who was told.',
        {
          water: 'Low and high water for the date',
          forecast: 'The forecast that was looked at',
          'turn-back': 'A turn-back time and a way off the shore',
          told: 'Who was told',
        },
      ),
    },
    {
      id: 'method-explained',
      standardId: 'CFD-1.2',
      title: 'Method explained',
      description:
        'Look for an explanation in the learner’s own words; a copied method sheet does not show understanding.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'The method is named or copied, or its steps are listed without saying what each is for.',
        'The learner says what the method measures, why places are chosen before anybody looks, and one thing that the method cannot tell.',
        {
          measures: 'What the method measures',
          beforehand: 'Why places are chosen before anybody looks',
          limits: 'One thing that the method cannot tell',
        },
      ),
    },
    {
      id: 'first-records',
      standardId: 'CFD-1.3',
      title: 'First records',
      description:
        'Look at the log or data sheet itself. Could a stranger use these records next year?',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: twoSteps(
        'Entries lack date, time, place or units, or were tidied up afterwards so that the first record cannot be seen.',
        'Every entry has date, time, place, unit and recorder; a zero is written as a zero, and corrections leave the first value readable.',
        {
          entries: 'Date, time, place, unit and recorder at every entry',
          zeros: 'A zero written as a zero',
          corrections: 'First values readable under corrections',
        },
      ),
    },
    {
      id: 'care-for-place',
      standardId: 'CFD-1.4',
      title: 'Care for the place',
      description:
        'Look for permission, and for what was done to leave animals and people undisturbed.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'Care is promised in general words, or permission was needed and is not mentioned.',
        'The learner names whose permission was asked, and at least two things done on the day, such as putting stones back or keeping clear of a roost.',
        {
          permission: 'Whose permission was asked',
          'done-on-the-day': 'At least two things done on the day',
        },
      ),
    },
  ],
}
