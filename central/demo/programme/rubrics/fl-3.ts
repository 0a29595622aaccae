import type { Rubric } from '../../../../shared/model/rubric.ts'
import { fourSteps, requiredRatingId } from '../steps.ts'

export const rubric: Rubric = {
  id: 'FL-3-rubric',
  version: 1,
  achievementId: 'FL-3',
  level: 3,
  title: 'A circle of families',
  feedback: 'required',
  criteria: [
    {
      id: 'running-the-circle',
      standardId: 'FL-3.1',
      title: 'Running the circle',
      description: 'Look for at least four gatherings, who came, and what the partner contributed.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Fewer than four gatherings took place, or they cannot be told apart.',
        'Four gatherings took place, but they do not build on each other or the partner appears in name only.',
        'At least four gatherings build on each other, attendance is recorded, and the partner’s part is described by the partner.',
        'As “Meets”, and families came to lead parts of the gatherings themselves.',
      ),
    },
    {
      id: 'the-collection',
      standardId: 'FL-3.2',
      title: 'The collection',
      description: 'Look at the stories themselves, and whose words and choices they are.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'There is no collection, or it is the learner’s retelling.',
        'Stories are collected, but tellers are not named as they wished or had no say in the form.',
        'Every story is in the teller’s words or pictures, credited as the teller wished, and approved before it was shared.',
        'As “Meets”, and the families chose order, form or title together, and the learner shows how.',
      ),
    },
    {
      id: 'signs-of-learning',
      standardId: 'FL-3.3',
      title: 'Signs of learning',
      description: 'Look for what people did or said that they did not before.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Learning is claimed without a sign of it.',
        'Signs are given for one generation only, or are the learner’s impression alone.',
        'For at least two generations there is something done or said that shows learning, with the occasion it came from.',
        'As “Meets”, and the sign was sought in more than one way, such as a record, a conversation and something made.',
      ),
    },
    {
      id: 'feedback-used',
      standardId: 'FL-3.4',
      title: 'Feedback used',
      description: 'Look for the families’ and the partner’s own words, and for what was changed.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'No feedback was asked for, or only thanks are quoted.',
        'Feedback from one side is given, or it is given and nothing follows.',
        'Feedback from families and from the partner is given in their words, and one change is shown that followed from it.',
        'As “Meets”, and those who gave the feedback were told what became of it.',
      ),
    },
    {
      id: 'going-on',
      standardId: 'FL-3.5',
      title: 'Going on',
      description: 'Look for who will do what after the learner steps back.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The circle ends with the learner, or its future is a hope.',
        'A next step is named, but nobody has taken it on.',
        'A person or the partner has agreed to go on, knows where the materials and consents are, and a next date is set.',
        'As “Meets”, and a gathering has taken place already without the learner leading it.',
      ),
    },
  ],
}
