import type { Framework } from '../../../shared/model/framework.ts'

export const framework: Framework = {
  id: 'northshore-framework',
  version: 1,
  title: 'Northshore Micro-credential Framework',
  pathways: [
    {
      id: 'coastal-field-data',
      title: 'Coastal field data',
      description:
        'For people who collect, check and report measurements on the shore: survey crews, harbour staff, park rangers and volunteers who want paid field work. Holders can be sent out with a method sheet and come back with records that others can rely on.',
      kind: 'micro-credential',
      macroBadge: { id: 'CFD', title: 'Coastal Field Data Technician' },
      achievements: [
        {
          id: 'CFD-1',
          title: 'Reading the shore',
          level: 1,
          rubricId: 'CFD-1-rubric',
          standards: [
            {
              id: 'CFD-1.1',
              code: 'CFD 1.1',
              statement:
                'Plans a visit to the shore around tide, weather, access and the people who use the place.',
            },
            {
              id: 'CFD-1.2',
              code: 'CFD 1.2',
              statement: 'Explains in their own words what a field method measures and why.',
            },
            {
              id: 'CFD-1.3',
              code: 'CFD 1.3',
              statement: 'Records what was seen so that somebody else can use it.',
            },
            {
              id: 'CFD-1.4',
              code: 'CFD 1.4',
              statement: 'Leaves the place, and those who live from it, as they were.',
            },
          ],
        },
        {
          id: 'CFD-2',
          title: 'Collecting data that holds',
          level: 2,
          rubricId: 'CFD-2-rubric',
          standards: [
            {
              id: 'CFD-2.1',
              code: 'CFD 2.1',
              statement: 'Samples by a written method and repeats it the same way.',
            },
            {
              id: 'CFD-2.2',
              code: 'CFD 2.2',
              statement: 'Keeps records complete, traceable and honest about what went wrong.',
            },
            {
              id: 'CFD-2.3',
              code: 'CFD 2.3',
              statement: 'Prepares, checks and calibrates the instruments in their charge.',
            },
            {
              id: 'CFD-2.4',
              code: 'CFD 2.4',
              statement: 'Summarises measurements and says only what they can bear.',
            },
            {
              id: 'CFD-2.5',
              code: 'CFD 2.5',
              statement: 'Examines their own practice and changes it.',
            },
          ],
        },
        {
          id: 'CFD-3',
          title: 'Field data at work',
          level: 3,
          rubricId: 'CFD-3-rubric',
          standards: [
            {
              id: 'CFD-3.1',
              code: 'CFD 3.1',
              statement: 'Carries field work for a host organisation from brief to delivery.',
            },
            {
              id: 'CFD-3.2',
              code: 'CFD 3.2',
              statement: 'Delivers data and a report that the host can use without asking again.',
            },
            {
              id: 'CFD-3.3',
              code: 'CFD 3.3',
              statement: 'Works reliably with a crew and keeps it safe.',
            },
            {
              id: 'CFD-3.4',
              code: 'CFD 3.4',
              statement: 'Decides well when the day does not go as planned.',
            },
            {
              id: 'CFD-3.5',
              code: 'CFD 3.5',
              statement: 'Seeks feedback from the workplace and acts on it.',
            },
          ],
        },
      ],
    },
    {
      id: 'family-learning',
      title: 'Family learning',
      description:
        'For parents, grandparents, carers and volunteers who bring generations together around the stories they share. Holders can record a relative’s memories with care, plan a gathering in which everybody learns, and keep a small circle of families going.',
      kind: 'micro-credential',
      macroBadge: { id: 'FL', title: 'Family Learning Companion' },
      achievements: [
        {
          id: 'FL-1',
          title: 'Listening across generations',
          level: 1,
          rubricId: 'FL-1-rubric',
          standards: [
            {
              id: 'FL-1.1',
              code: 'FL 1.1',
              statement: 'Describes how people of different ages learn from each other at home.',
            },
            {
              id: 'FL-1.2',
              code: 'FL 1.2',
              statement: 'Holds a first conversation in which the other person does the telling.',
            },
            {
              id: 'FL-1.3',
              code: 'FL 1.3',
              statement: 'Asks for consent in words that the person understands.',
            },
            {
              id: 'FL-1.4',
              code: 'FL 1.4',
              statement: 'Thinks about what they heard and how they listened.',
            },
          ],
        },
        {
          id: 'FL-2',
          title: 'Making room for stories',
          level: 2,
          rubricId: 'FL-2-rubric',
          standards: [
            {
              id: 'FL-2.1',
              code: 'FL 2.1',
              statement: 'Plans a session with a purpose that every generation can take part in.',
            },
            {
              id: 'FL-2.2',
              code: 'FL 2.2',
              statement: 'Interviews with open questions, patience and a clear recording.',
            },
            {
              id: 'FL-2.3',
              code: 'FL 2.3',
              statement: 'Handles consent, memories and recordings with care.',
            },
            {
              id: 'FL-2.4',
              code: 'FL 2.4',
              statement: 'Sees who is left out and changes the session so that they are not.',
            },
            {
              id: 'FL-2.5',
              code: 'FL 2.5',
              statement: 'Learns from a session by looking at what happened in it.',
            },
          ],
        },
        {
          id: 'FL-3',
          title: 'A circle of families',
          level: 3,
          rubricId: 'FL-3-rubric',
          standards: [
            {
              id: 'FL-3.1',
              code: 'FL 3.1',
              statement: 'Runs a series of gatherings with families and a community partner.',
            },
            {
              id: 'FL-3.2',
              code: 'FL 3.2',
              statement: 'Makes a collection of stories that the families call their own.',
            },
            {
              id: 'FL-3.3',
              code: 'FL 3.3',
              statement: 'Shows, by what people did and said, what they learned together.',
            },
            {
              id: 'FL-3.4',
              code: 'FL 3.4',
              statement: 'Takes feedback from families and partner and acts on it.',
            },
            {
              id: 'FL-3.5',
              code: 'FL 3.5',
              statement: 'Leaves the circle able to go on.',
            },
          ],
        },
      ],
    },
    {
      id: 'new-micro-credentials',
      title: 'New micro-credentials',
      description:
        'Drafts of new micro-credentials, reviewed against the guidelines of this framework before they are offered to learners.',
      kind: 'guideline-review',
      macroBadge: null,
      achievements: [
        {
          id: 'NMC-draft',
          title: 'Draft of a new micro-credential',
          level: null,
          rubricId: 'NMC-draft-rubric',
          standards: [
            {
              id: 'NMC.1',
              code: 'Guideline 1',
              statement:
                'A micro-credential answers a need that somebody outside the team confirms.',
            },
            {
              id: 'NMC.2',
              code: 'Guideline 2',
              statement: 'Each level has standards that say what a holder can do.',
            },
            {
              id: 'NMC.3',
              code: 'Guideline 3',
              statement: 'Every standard is judged from evidence by a published rubric.',
            },
            {
              id: 'NMC.4',
              code: 'Guideline 4',
              statement: 'The three levels stack, and the time they ask for is stated and fair.',
            },
            {
              id: 'NMC.5',
              code: 'Guideline 5',
              statement: 'People can take part whatever their means, language or disability.',
            },
            {
              id: 'NMC.6',
              code: 'Guideline 6',
              statement: 'The published description tells an employer plainly what was earned.',
            },
          ],
        },
      ],
    },
  ],
}
