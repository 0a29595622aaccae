import * as z from 'zod'
import { decisionProblems } from './problems/decision.ts'
import type { Entry } from './problems/entry.ts'
import { officeProblems } from './problems/office.ts'
import { wireProblems } from './problems/wire.ts'
import { workstationProblems } from './problems/workstation.ts'

/**
 * A problem as it crosses a boundary: what happened, to which item, what to do, whether trying again
 * helps by itself.
 */
export const Problem = z.object({
  code: z.string(),
  /** The HTTP status it travels with. */
  status: z.int(),
  what: z.string(),
  todo: z.string(),
  retry: z.boolean(),
  /** The packet, evidence item, file, row or address that it is about. */
  subject: z.string().nullable(),
})
export type Problem = z.infer<typeof Problem>

const catalogue = {
  ...wireProblems,
  ...decisionProblems,
  ...workstationProblems,
  ...officeProblems,
}

export type ProblemCode = keyof typeof catalogue

/** What a problem says before it is filled in; null for a code that this program does not know. */
export const entryOf = (code: string): Entry | null =>
  Object.hasOwn(catalogue, code) ? catalogue[code as ProblemCode] : null

/** Makes a problem of the catalogue. `subject` names the item, `detail` what only the caller knows. */
export function problem(code: ProblemCode, subject: string | null = null, detail = ''): Problem {
  const entry: Entry = catalogue[code]
  const fill = (text: string) =>
    text.replace('{subject}', subject ?? 'it').replace('{detail}', detail)
  return {
    code,
    status: entry.status,
    what: fill(entry.what),
    todo: fill(entry.todo),
    retry: entry.retry ?? false,
    subject,
  }
}

/** A problem on its way through code; across a boundary its `problem` travels as plain data. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.what} ${problem.todo}`, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Throws a problem of the catalogue. */
export function fail(
  code: ProblemCode,
  subject: string | null = null,
  detail = '',
  cause?: unknown,
): never {
  throw new ProblemError(problem(code, subject, detail), { cause })
}

/** Any thrown value as a problem; what is not one becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return problem('internal', null, error instanceof Error ? error.message : String(error))
}
