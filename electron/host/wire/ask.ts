import * as z from 'zod'
import { AnyAnswer, Answer, Failure, protocolVersion } from '../../../shared/protocol/envelope.ts'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import { describeMisfit } from '../answers.ts'
import type { HostPorts } from '../ports.ts'
import { fetchCentral } from './fetch.ts'

/** In milliseconds: somebody waits in front of the form. */
const patience = 20_000

/**
 * Asks central records for one JSON answer.
 * @throws ProblemError `central-unreachable`, `not-central`, `other-version`, `answer-misfit`, or
 *   what central records themselves answer
 */
export async function askCentral<Data extends z.ZodType>(
  fetch: HostPorts['fetch'],
  address: string,
  path: string,
  data: Data,
  body?: unknown,
): Promise<z.infer<Data>> {
  const response = await fetchCentral(fetch, address, path, {
    patience,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    // The whole answer is small: its body must be here in time, too.
    signal: AbortSignal.timeout(patience * 2),
  }).catch((error: unknown) => {
    if (error instanceof ProblemError) throw error
    return fail('central-unreachable', address, '', error)
  })
  const answered: unknown = await response.json().catch((error: unknown) => {
    return fail('not-central', address, '', error)
  })
  const any = AnyAnswer.safeParse(answered)
  if (!any.success) return fail('not-central', address)
  const { protocol } = any.data
  if (protocol !== protocolVersion)
    fail('other-version', address, `theirs is ${protocol}, ours is ${protocolVersion}`)
  const failure = Failure.safeParse(answered)
  if (failure.success) throw new ProblemError(failure.data.problem)
  const stamped = Answer(z.unknown()).safeParse(answered)
  if (!stamped.success) return fail('answer-misfit', path, describeMisfit(stamped.error))
  const parsed = data.safeParse(stamped.data.data)
  if (!parsed.success) return fail('answer-misfit', path, describeMisfit(parsed.error))
  return parsed.data
}
