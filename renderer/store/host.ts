import * as z from 'zod'
import { HostFailure } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import type { Store } from './databases.ts'
import { store } from './open.ts'

export type Fetch = typeof globalThis.fetch

/** What the functions that write need from where they run. */
export type Here = { store: Store; fetch: Fetch }

export const here = (): Here => ({ store: store(), fetch: (...request) => fetch(...request) })

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
