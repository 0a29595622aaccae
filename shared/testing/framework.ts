import type { Framework, Level } from '../model/framework.ts'

export const levels: Level[] = [1, 2, 3]

/** One pathway of three levels, each with a rubric that is named after it. */
export const framework: Framework = {
  id: 'fw',
  version: 1,
  title: 'Framework',
  pathways: [
    {
      id: 'field',
      title: 'Field work',
      description: '',
      kind: 'micro-credential',
      macroBadge: { id: 'field-badge', title: 'Field worker' },
      achievements: levels.map((level) => ({
        id: `field-${level}`,
        title: `Field work ${level}`,
        level,
        rubricId: `rubric-${level}`,
        standards: [{ id: `s-${level}`, code: `S${level}`, statement: 'Works in the field' }],
      })),
    },
  ],
}
