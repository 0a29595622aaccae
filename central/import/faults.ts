import type * as z from 'zod'
import { type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'

/** What is wrong with a part of a manifest; `where` is its place. */
export const fault = (where: string, detail: string) => problem('manifest-malformed', where, detail)

/** What is wrong with a value, each field by its name. */
export const detailsOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')} ${message}` : message,
  )

export const faultsOf = (where: string, error: z.ZodError) =>
  detailsOf(error).map((detail) => fault(where, detail))

/** The office's words for a failure while one thing was put in. */
export function explain(where: string, error: unknown): Problem {
  if (error instanceof ProblemError) return fault(where, error.problem.what)
  if ((error as { constraint?: unknown } | null)?.constraint === 'one_packet_an_attempt')
    return fault(where, 'another packet is this attempt of the learner at this achievement already')
  return fault(where, error instanceof Error ? error.message : String(error))
}
