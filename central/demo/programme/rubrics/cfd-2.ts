import type { Rubric } from '../../../../shared/model/rubric.ts'
import { fourSteps, requiredRatingId } from '../steps.ts'

export const rubric: Rubric = {
  id: 'CFD-2-rubric',
  version: 1,
  achievementId: 'CFD-2',
  level: 2,
  title: 'Collecting data that holds',
  feedback: 'optional',
  criteria: [
    {
      id: 'sampling-technique',
      standardId: 'CFD-2.1',
      title: 'Sampling technique',
      description:
        'Look at field logs and data sheets: was a written method followed, and the same way each time?',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Places were picked as the learner went, or the method changes between visits without a word.',
        'A method is named and mostly followed, but places were moved for convenience or the number of samples differs without a reason.',
        'Places were fixed before the visit, the same number of samples was taken at each, and every departure from the method is noted with its reason.',
        'As “Meets”, and the learner repeated part of the sampling, alone or with a partner, and reports how far the two results agree.',
        {
          'fixed-places': 'Places fixed before the visit',
          'same-number': 'The same number of samples at each place',
          departures: 'Every departure from the method noted with its reason',
        },
      ),
    },
    {
      id: 'data-quality',
      standardId: 'CFD-2.2',
      title: 'Data quality',
      description:
        'Follow two or three values from the report back to the sheet they were written on.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Values in the report cannot be found on a sheet, or units, times or places are missing so often that the data cannot be used.',
        'Most values can be followed back, but gaps are left blank without a reason or doubtful values are neither marked nor discussed.',
        'Every value followed leads to a dated sheet; gaps and doubtful values are marked where they stand, and the report says what was done with them.',
        'As “Meets”, and the learner checked the data by a rule set beforehand, such as range limits or a second reading, and shows what it caught.',
        {
          'dated-sheets': 'Every value followed leads to a dated sheet',
          'gaps-marked': 'Gaps and doubtful values marked where they stand',
          'gaps-told': 'The report says what was done with them',
        },
      ),
    },
    {
      id: 'instruments',
      standardId: 'CFD-2.3',
      title: 'Instruments',
      description: 'Look for calibration before use, a check during the day, and care afterwards.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Instruments are listed or shown, but nothing says that they were checked.',
        'A check is mentioned without standard, reading or date, or only one of several instruments was checked.',
        'Each instrument has a calibration with standard, reading and date before use, and drift was checked at least once in the field.',
        'As “Meets”, and the learner found a fault or a drift, says which readings it touches, and corrected or set them aside.',
        {
          calibrated: 'Each instrument calibrated before use: standard, reading, date',
          drift: 'Drift checked at least once in the field',
        },
      ),
    },
    {
      id: 'reading-the-data',
      standardId: 'CFD-2.4',
      title: 'Reading the data',
      description: 'Look at tables and charts, and at what is concluded from them.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Numbers are given without a summary, or the conclusions do not follow from them.',
        'A table or chart is given and described, but spread, number of samples or axis units are missing, or one odd day is read as a trend.',
        'Tables and charts have units, number of samples and a measure of spread; the text says what they show and what they cannot.',
        'As “Meets”, and the learner weighs another explanation, such as tide height or time of day, against the data in hand.',
        {
          labelled: 'Units, number of samples and spread in tables and charts',
          shows: 'What they show',
          'cannot-show': 'What they cannot show',
        },
      ),
    },
    {
      id: 'own-practice',
      standardId: 'CFD-2.5',
      title: 'Own practice',
      description: 'Look for one thing noticed, one thing changed, and what came of it.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The reflection retells the day, or says only that it went well.',
        'A difficulty is described, but what the learner did about it, or would do, stays general.',
        'The learner describes a particular mistake or doubt, what was changed for the next visit, and what the change did.',
        'As “Meets”, and the learner ties the change to the method or to the advice of others, and says how it could be tested.',
        {
          mistake: 'A particular mistake or doubt',
          changed: 'What was changed for the next visit',
          effect: 'What the change did',
        },
      ),
    },
  ],
}
