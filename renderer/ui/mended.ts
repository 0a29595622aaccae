import type { Problem } from '../../shared/protocol/problem.ts'

/** What is right again, and is told so that nobody wonders. */
const mended = new Set(['journal-mended'])

export const isMended = ({ code }: Pick<Problem, 'code'>): boolean => mended.has(code)
