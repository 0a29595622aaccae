import { hostPaths, Session } from '../../shared/protocol/host.ts'
import { sayToWindows } from '../lock/channel.ts'
import { askHost, posting } from '../store/ask.ts'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import type { Here } from '../store/host.ts'

/**
 * Has the host destroy the key of this machine, which central records have revoked, once nothing is
 * left that they did not receive; every window then shows that it is closed.
 * @returns whether it was destroyed
 */
export async function closeRevoked({ store, fetch }: Here): Promise<boolean> {
  const { unsent } = await readMeta(store.journal.meta, 'counts', noJournal)
  if (unsent > 0) return false
  await askHost(fetch, hostPaths.wipe, Session, posting(null))
  sayToWindows('locked')
  return true
}
