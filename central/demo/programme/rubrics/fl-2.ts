import type { Rubric } from '../../../../shared/model/rubric.ts'
import { fourSteps, requiredRatingId } from '../steps.ts'

export const rubric: Rubric = {
  id: 'FL-2-rubric',
  version: 1,
  achievementId: 'FL-2',
  level: 2,
  title: 'Making room for stories',
  feedback: 'optional',
  criteria: [
    {
      id: 'session-design',
      standardId: 'FL-2.1',
      title: 'Session design',
      description:
        'Look at the plan: purpose, timing, what each generation does, and what if it rains.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The plan is a list of activities without a purpose, or one generation only watches.',
        'There is a purpose, but some steps do not serve it, or timing and materials are left open.',
        'Every step serves the purpose, has a time and materials, and says what the youngest and the oldest do in it.',
        'As “Meets”, and the plan has a way out for each step that may fail, with the sign by which the leader will know.',
      ),
    },
    {
      id: 'interview-technique',
      standardId: 'FL-2.2',
      title: 'Interview technique',
      description: 'Look at the transcript or listen for questions, silences and follow-ups.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Questions are closed or leading, or the interviewer talks more than the teller.',
        'There are open questions, but new threads are dropped, or silences are filled at once.',
        'Open questions invite long answers, the interviewer follows at least two threads that the teller brought up, and the place and date are on the record.',
        'As “Meets”, and the interviewer comes back to something said earlier and learns from the teller what it meant.',
      ),
    },
    {
      id: 'care-for-stories',
      standardId: 'FL-2.3',
      title: 'Care for stories',
      description:
        'Look for consent forms, for how recordings are kept, and for what was left out.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Consent is missing for somebody who can be recognised, or a story was shared that the teller had asked to keep back.',
        'Consent is there, but it does not say who may hear what, or nothing says where recordings are kept.',
        'Each teller agreed to particular uses and was shown what is kept; recordings are stored where the learner says, with a date for asking again.',
        'As “Meets”, and the learner changed or withdrew something at a teller’s wish and shows how that was done.',
      ),
    },
    {
      id: 'everyone-takes-part',
      standardId: 'FL-2.4',
      title: 'Everyone takes part',
      description: 'Look for who was quiet, and what the learner did about it.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Nothing is said about who took part and who did not.',
        'Somebody left out is noticed afterwards, but the plan was not changed for them.',
        'The learner foresaw or saw a barrier, such as hearing, language or shyness, changed something for it, and says what then happened.',
        'As “Meets”, and the person concerned had a say in the change.',
      ),
    },
    {
      id: 'looking-at-the-session',
      standardId: 'FL-2.5',
      title: 'Looking at the session',
      description: 'Look for particular moments and what is concluded from them.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The session is judged as a whole, good or bad, without moments.',
        'Moments are described, but nothing is concluded from them for the next session.',
        'At least two moments are described closely, and a change for the next session follows from each.',
        'As “Meets”, and the learner asked others who were there, and their view differs from the learner’s in a way that is thought through.',
      ),
    },
  ],
}
