import * as z from 'zod'
import { HostFailure } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'

export type Fetch = typeof globalThis.fetch

/** The fetch of this window or worker. */
export const ownFetch: Fetch = (...request) => fetch(...request)

/** A POST of JSON. */
export const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/**
 * Asks the host of this window.
 * @throws ProblemError with the host's own problem, or `host-unreachable`
 */
export async function askHost<Shape extends z.ZodType>(
  fetch: Fetch,
  path: string,
  shape: Shape,
  init?: RequestInit,
): Promise<z.infer<Shape>> {
  let body: unknown
  try {
    const response = await fetch(path, init)
    body = await response.json()
  } catch (error) {
    fail('host-unreachable', null, '', error)
  }
  const failure = HostFailure.safeParse(body)
  if (failure.success) throw new ProblemError(failure.data.problem)
  const answer = shape.safeParse(body)
  if (!answer.success) fail('host-unreachable', null, '', answer.error)
  return answer.data
}
