import type { Rubric } from '../../../../shared/model/rubric.ts'
import { fourSteps, requiredRatingId } from '../steps.ts'

export const rubric: Rubric = {
  id: 'NMC-draft-rubric',
  version: 1,
  achievementId: 'NMC-draft',
  level: null,
  title: 'Draft of a new micro-credential',
  feedback: 'required',
  criteria: [
    {
      id: 'need',
      standardId: 'NMC.1',
      title: 'Need and audience',
      description: 'Look for who asked for this, and for whom it is.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'The need is asserted by the team alone.',
        'A need is shown by general figures, but nobody who would hire or welcome holders has been asked.',
        'At least one employer or community partner confirms the need in writing, and the learners it is for are described.',
        'As “Meets”, and the partner says what a holder would be trusted with, and the draft reflects it.',
      ),
    },
    {
      id: 'standards',
      standardId: 'NMC.2',
      title: 'Standards by level',
      description: 'Read each standard and ask: what would I see a holder do?',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Topics are listed in place of standards, or a level has none.',
        'Standards are there, but some cannot be observed, or Level 2 asks no more than Level 1.',
        'Every standard says what a holder does, and the levels rise from foundation through practice to application.',
        'As “Meets”, and each standard is aligned with a public competency framework, named with its edition.',
      ),
    },
    {
      id: 'assessment',
      standardId: 'NMC.3',
      title: 'Assessment by evidence',
      description: 'Take one standard and follow it to its evidence and its ratings.',
      evidenceDemanded: true,
      requiredRatingId,
      ratings: fourSteps(
        'Standards are judged by attendance or by a quiz alone.',
        'Evidence is named for most standards, but ratings overlap or use words such as “good” without saying what is seen.',
        'Each standard has evidence and a rubric whose ratings two reviewers could tell apart; Level 3 has feedback from a workplace or community.',
        'As “Meets”, and the rubric was tried on sample evidence by two people, with the result reported.',
      ),
    },
    {
      id: 'stacking',
      standardId: 'NMC.4',
      title: 'Stacking and workload',
      description: 'Add up the hours and see whether the levels lead into each other.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'The levels stand side by side, or no hours are given.',
        'Hours are given, but they do not add up, or a level asks for what an earlier one did not prepare.',
        'Hours are given for each level and activity and add up; each level says what it takes from the one before.',
        'As “Meets”, and hours were checked with learners, or prior learning has a stated way in.',
      ),
    },
    {
      id: 'access',
      standardId: 'NMC.5',
      title: 'Access',
      description:
        'Look for cost, time of day, devices, language, and what is done about disability.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'Access is not treated, or left to be asked for.',
        'Some barriers are named, but what is done about them is general or comes after enrolment.',
        'Cost, schedule, devices and disability are each treated with something done from the start, and somebody is responsible.',
        'As “Meets”, and people who meet such barriers took part in the design.',
      ),
    },
    {
      id: 'description',
      standardId: 'NMC.6',
      title: 'Published description',
      description: 'Read the description as an employer would who has never heard of it.',
      evidenceDemanded: false,
      requiredRatingId,
      ratings: fourSteps(
        'There is no description, or it advertises.',
        'The description names the topic, but not what a holder did to earn it.',
        'Three or four plain sentences say what a holder can do, how it was judged and by whom; the metadata sheet is complete.',
        'As “Meets”, and an employer has read it and said back correctly what it means.',
      ),
    },
  ],
}
