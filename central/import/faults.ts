import type * as z from 'zod'
import { type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'

/** What is wrong with a part of a manifest; `where` is its place. */
export const fault = (where: string, detail: string) => problem('manifest-malformed', where, detail)

/** What is wrong with a value, each field by its name. */
export const faultsOf = (where: string, error: z.ZodError) =>
  error.issues.map(({ path, message }) =>
    fault(where, path.length > 0 ? `${path.join('.')} ${message}` : message),
  )

/** The office's words for a failure while one thing was put in. */
export function explain(where: string, error: unknown): Problem {
  if (error instanceof ProblemError) return fault(where, error.problem.what)
  if ((error as { constraint?: unknown } | null)?.constraint === 'one_packet_an_attempt')
    return fault(where, 'another packet is this attempt of the learner at this achievement already')
  return fault(where, error instanceof Error ? error.message : String(error))
}
