import { HostFailure, hostPaths } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { posting } from '../store/ask.ts'

/**
 * Hands a web address to the system's browser.
 * @throws ProblemError `link-refused`, `link-not-opened`, `host-unreachable`
 */
export async function openLink(url: string): Promise<void> {
  const response = await fetch(hostPaths.openLink, posting({ url })).catch((error: unknown) =>
    fail('host-unreachable', null, '', error),
  )
  if (response.ok) return
  const failure = HostFailure.safeParse(await response.json().catch(() => null))
  if (failure.success) throw new ProblemError(failure.data.problem)
  fail('link-not-opened', url)
}
