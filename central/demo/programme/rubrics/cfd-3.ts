import type { Rubric } from '../../../../shared/model/rubric.ts'
import { fourSteps, requiredRatingId } from '../steps.ts'

export const rubric: Rubric = {
  id: 'CFD-3-rubric',
  version: 1,
  achievementId: 'CFD-3',
  level: 3,
  title: 'Field data at work',
  feedback: 'required',
  criteria: [
    {
      id: 'brief-to-delivery',
      standardId: 'CFD-3.1',
      title: 'From brief to delivery',
      description:
        'Look for the host’s brief, the plan made from it, and what was handed over when.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The placement is described as attendance; no task from brief to delivery can be made out.',
        'A task can be made out, but others planned it or its end is not shown.',
        'The learner turned the host’s brief into a plan with dates, carried it out, and handed over what was agreed or explains the difference.',
        'As “Meets”, and the learner improved the brief, for example by finding a question that the planned data could not answer.',
      ),
    },
    {
      id: 'usable-data',
      standardId: 'CFD-3.2',
      title: 'Data the host can use',
      description:
        'Look at the delivered data or report. Would the host have to ask what a column means?',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'The data set or report is missing, or cannot be read without the learner beside it.',
        'The delivery is readable, but columns, units, places or the handling of gaps are partly left to guess.',
        'The delivery names every column and unit, the places and dates, how gaps were handled and who to ask; its summary agrees with the data.',
        'As “Meets”, and the host shows, in a letter or by what was done, that the delivery was used for a decision or taken into its records.',
      ),
    },
    {
      id: 'crew-and-safety',
      standardId: 'CFD-3.3',
      title: 'Crew and safety',
      description:
        'Look for what the supervisor saw, and for what the learner did for others’ safety.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Nobody but the learner speaks of the work, or an unsafe practice is described without being seen as one.',
        'A supervisor confirms attendance, but reliability and safety are only stated in general.',
        'A supervisor describes what the learner did reliably, and the log shows briefings, check-ins or a turn-back that the learner kept to.',
        'As “Meets”, and the learner took a part of the crew’s safety on themself, such as leading the briefing or changing the plan for a colleague.',
      ),
    },
    {
      id: 'unplanned',
      standardId: 'CFD-3.4',
      title: 'When the day goes otherwise',
      description: 'Look for one day that did not go as planned and the reasons for what was done.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'No such day is described, or others decided everything.',
        'A difficulty is described, but the decision has no reasons or its effect on the data is not seen.',
        'The learner describes the choice there was, the reasons for what was done, and what it means for the data.',
        'As “Meets”, and the learner turned it into something that others can use, such as a changed sheet or a rule for next time.',
      ),
    },
    {
      id: 'acting-on-feedback',
      standardId: 'CFD-3.5',
      title: 'Acting on feedback',
      description:
        'Look for feedback from the workplace in somebody else’s words, and for what followed.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'There is no feedback from the workplace, or it is only praise repeated.',
        'Feedback is quoted, but what the learner did with it is a promise.',
        'The learner asked for feedback, gives it in the other’s words, and shows one change that it led to.',
        'As “Meets”, and the learner went back to ask whether the change was enough, and reports the answer.',
      ),
    },
    {
      id: 'account-of-learning',
      standardId: 'CFD-3.5',
      title: 'Account of learning',
      description:
        'Look at the final report: what can the learner do now that they could not before?',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The account lists what was done, day by day, without saying what was learned.',
        'What was learned is named, but not tied to anything that happened on the placement.',
        'The learner names what they can do now, each tied to a day or a piece of work, and one thing they cannot do yet.',
        'As “Meets”, and the learner says what they would teach a newcomer first, and why.',
      ),
    },
  ],
}
