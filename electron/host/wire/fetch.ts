import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import type { HostPorts } from '../ports.ts'

type Asked = RequestInit & {
  /** Milliseconds until the head of the answer must be here; its body may take longer. */
  patience: number
}

/**
 * Fetches from central records. A redirect is not followed: it would take the token elsewhere, and
 * central records send none.
 * @throws ProblemError `central-unreachable`, `not-central`; what `signal` was aborted with
 */
export async function fetchCentral(
  fetch: HostPorts['fetch'],
  address: string,
  path: string,
  { patience, signal, ...init }: Asked,
): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patience)
  try {
    const response = await fetch(`${address}${path}`, {
      ...init,
      redirect: 'manual',
      credentials: 'omit',
      // The library keeps what is to be kept; a cache would hold learner records beside it.
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    })
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      await response.body?.cancel()
      fail('not-central', address)
    }
    return response
  } catch (error) {
    if (error instanceof ProblemError) throw error
    signal?.throwIfAborted()
    // Electron's fetch rejects where Node's answers with the redirect itself.
    if (error instanceof Error && /redirect/i.test(error.message)) fail('not-central', address)
    return fail('central-unreachable', address, '', error)
  } finally {
    clearTimeout(timer)
  }
}
