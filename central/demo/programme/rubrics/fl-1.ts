import type { Rubric } from '../../../../shared/model/rubric.ts'
import { requiredRatingId, twoSteps } from '../steps.ts'

export const rubric: Rubric = {
  id: 'FL-1-rubric',
  version: 1,
  achievementId: 'FL-1',
  level: 1,
  title: 'Listening across generations',
  feedback: 'optional',
  criteria: [
    {
      id: 'learning-at-home',
      standardId: 'FL-1.1',
      title: 'Learning at home',
      description: 'Look for scenes from the learner’s own surroundings, not for theory.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'Learning in families is described in general, or only children are seen as learning.',
        'At least two particular scenes show people of different ages learning from each other, and the learner says who learned what.',
      ),
    },
    {
      id: 'first-conversation',
      standardId: 'FL-1.2',
      title: 'First conversation',
      description: 'Look at the notes or transcript: who does the telling?',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: twoSteps(
        'The notes are mostly the learner’s own words, or the questions can be answered by yes or no.',
        'The notes give the other person’s words at length, with at least three open questions and a place where the learner waited or asked on.',
      ),
    },
    {
      id: 'plain-consent',
      standardId: 'FL-1.3',
      title: 'Plain consent',
      description:
        'Look for the words in which consent was asked, and for a sign that it was given.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'Consent is assumed, or asked without saying what will happen with the story.',
        'The person was told in plain words what is kept, who will hear it and that they may take it back, and agreed in writing or on the recording.',
      ),
    },
    {
      id: 'thinking-back',
      standardId: 'FL-1.4',
      title: 'Thinking back',
      description: 'Look for one thing that the learner noticed about their own listening.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: twoSteps(
        'The reflection retells the story, or says only that it was interesting.',
        'The learner points at a moment in the conversation, says how they listened in it, and what they would do otherwise or again.',
      ),
    },
  ],
}
