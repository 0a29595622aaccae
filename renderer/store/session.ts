import { EnrolRequest, hostPaths, Session } from '../../shared/protocol/host.ts'
import { syncNow } from '../sync/poke.ts'
import { askHost, type Fetch, ownFetch, posting } from './ask.ts'

/** Who is at this workstation; answered without the network. */
export const session = (fetch: Fetch = ownFetch): Promise<Session> =>
  askHost(fetch, hostPaths.session, Session)

/**
 * Enrols this workstation and has the worker begin to sync.
 * @throws ProblemError naming the address or the code at fault
 */
export async function enrol(request: EnrolRequest, fetch: Fetch = ownFetch): Promise<Session> {
  const enrolled = await askHost(fetch, hostPaths.enrol, Session, posting(request))
  syncNow()
  return enrolled
}
