import { bankOf } from './bank.ts'

export const bank = bankOf(
  'CFD-2-rubric',
  [
    'Thank you, {learner}. Your data can be followed from the report to the sheet, which is the heart of {achievement}.',
    'Thank you, {learner}. Your field work is careful; what keeps it from {required rating} is how it is written down. The comments say where.',
    'Please hand in again by {due}: the sheets as they were in the field, and one paragraph on each gap.',
  ],
  {
    'sampling-technique': {
      'not-yet': [
        'Places seem to have been picked on the way: the log gives no list from before the visit. Fix them beforehand, and hand in the list with its date.',
        'The number of samples changes from visit to visit without a word. Say why, or take the same number each time.',
      ],
      developing: [
        'A method is named and mostly followed. For {required rating}, note each place that was moved, and the reason, on the sheet where it happened.',
        'Station {number} has fewer samples than the others. One line on why would be enough.',
      ],
      meets: [
        'Places were fixed before the visit, the number of samples is the same at each, and every departure is noted with its reason.',
      ],
      exceeds: [
        'Part of the sampling was repeated, and the report says how far the two results agree. Well beyond what was asked.',
      ],
    },
    'data-quality': {
      'not-yet': [
        'I followed three values from the report and found none of them on a sheet. Hand in the sheets, or say where these values come from.',
      ],
      developing: [
        'Most values can be followed back. Gaps are left blank: write why each is missing where it is missing.',
        'The value on {sheet and date} is far from its neighbours and is used without a word. Mark it, and say what was done with it.',
      ],
      meets: [
        'Each value that I followed leads to a dated sheet; gaps and doubtful values are marked where they stand.',
      ],
      exceeds: [
        'A rule was set before the visit and caught real errors. The report shows which, and what became of them.',
      ],
    },
    instruments: {
      'not-yet': [
        'Nothing says that the instruments were checked. Give for each the standard, the reading and the date.',
      ],
      developing: [
        'One instrument was checked; the others are only listed. Each needs its own calibration before use.',
        'A calibration is mentioned without the reading of the standard. Add it, with the date.',
      ],
      meets: [
        'Each instrument was calibrated before use, with standard, reading and date, and drift was checked in the field.',
      ],
      exceeds: [
        'A drift was found, the readings that it touches are named, and they were corrected or set aside.',
      ],
    },
    'reading-the-data': {
      'not-yet': [
        'The conclusions do not follow from the numbers given. Begin with a table: number of samples, middle value, spread.',
      ],
      developing: [
        'The chart has no {units or number of samples}. Without them a reader cannot tell how much the difference means.',
        'One odd day is read as a trend. Say what else it could be, and how many days there are.',
      ],
      meets: [
        'Units, number of samples and spread are given, and the text says what the data cannot show.',
      ],
      exceeds: ['Another explanation is weighed against the data in hand, and fairly.'],
    },
    'own-practice': {
      'not-yet': ['The day is retold. Choose one moment of doubt and say what it changed.'],
      developing: [
        'The difficulty is clear. What was done about it, or will be, is still general: name the change.',
      ],
      meets: [
        'A particular mistake, what was changed for the next visit, and what the change did: all three are there.',
      ],
      exceeds: ['The change is tied to the method, and the learner says how it could be tested.'],
    },
  },
)
