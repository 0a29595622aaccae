import { bankOf } from './bank.ts'

export const bank = bankOf(
  'FL-1-rubric',
  [
    'Thank you, {learner}. You let the other person tell, and it shows in every line of your notes.',
    'Thank you, {learner}. Go back once more with three open questions, and write down the answers in the other person’s words. Please hand in by {due}.',
  ],
  {
    'learning-at-home': {
      'not-yet': [
        'This is about learning in families in general. Give two scenes that you saw, and say who learned what from whom.',
        'Only the children are seen as learning. Look for what the older ones learned.',
      ],
      meets: ['Two scenes, people of different ages, and in each it is clear who learned what.'],
    },
    'first-conversation': {
      'not-yet': [
        'The notes are mostly the learner’s own words. Give the answers at length, as they were said.',
        'Most questions can be answered by yes or no. “How was it when …” opens more than “Did you …”.',
      ],
      meets: [
        'The other person’s words have the room; the questions are open, and once the learner waited.',
      ],
    },
    'plain-consent': {
      'not-yet': [
        'Consent was asked without saying what will happen with the story: what is kept, who will hear it, and that it may be taken back.',
      ],
      meets: ['What was asked is given word for word, and the agreement can be heard or read.'],
    },
    'thinking-back': {
      'not-yet': ['The story is told again. Choose one moment and say how you listened in it.'],
      meets: ['A particular moment, how the learner listened in it, and what they would do again.'],
    },
  },
)
