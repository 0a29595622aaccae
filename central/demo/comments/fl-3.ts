import { bankOf } from './bank.ts'

export const bank = bankOf(
  'FL-3-rubric',
  [
    'Thank you, {learner}. The circle will go on without you, and that is the best that can be said of it.',
    'Thank you, {learner}. The families’ own words are what is missing most. Ask three of them what they do now that they did not before, and give the answers as they were said.',
    'What you still need for {achievement} is small: please hand it in by {due}.',
  ],
  {
    'running-the-circle': {
      'not-yet': [
        'The gatherings cannot be told apart. Give for each its date, who came and what was done.',
      ],
      developing: [
        'Four gatherings took place. Say what each took from the one before.',
        'The partner appears in name only. Ask them to describe their own part.',
      ],
      meets: ['The gatherings build on each other, and the partner describes its part itself.'],
      exceeds: ['Families came to lead parts of the gatherings.'],
    },
    'the-collection': {
      'not-yet': [
        'These are the learner’s retellings. The collection needs the tellers’ own words or pictures.',
      ],
      developing: [
        'The stories are there. Show that each teller saw the form, and how they wished to be named.',
      ],
      meets: [
        'Each story is the teller’s own, credited as wished and approved before it was shared.',
      ],
      exceeds: ['Order and title were chosen by the families, and it is shown how.'],
    },
    'signs-of-learning': {
      'not-yet': ['Learning is claimed. What did somebody say or do that they did not before?'],
      developing: ['The signs are of one generation. Look for one in another.'],
      meets: ['For two generations there is something said or done, with its occasion.'],
      exceeds: ['The sign was sought in more than one way, and the ways agree.'],
    },
    'feedback-used': {
      'not-yet': ['Only thanks are quoted. Ask for one thing to change.'],
      developing: ['The feedback of {one side} is given, and nothing follows from it yet.'],
      meets: ['Both sides speak in their own words, and one change is shown.'],
      exceeds: ['Those who gave the feedback were told what became of it.'],
    },
    'going-on': {
      'not-yet': ['The future is a hope. Who will call the next gathering?'],
      developing: ['A next step is named, but nobody has taken it on yet.'],
      meets: ['A person has agreed, knows where materials and consents are, and a date is set.'],
      exceeds: ['One gathering has taken place already without the learner leading it.'],
    },
  },
)
