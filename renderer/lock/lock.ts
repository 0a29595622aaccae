import { hostPaths, Session, type UnlockRequest } from '../../shared/protocol/host.ts'
import type * as z from 'zod'
import { flushDrafts } from '../store/drafts.ts'
import { askHost, ownFetch, posting } from '../store/ask.ts'
import { sayToWindows } from './channel.ts'
import { loadAnew } from './loadAnew.ts'

/**
 * Writes what is under way, has the host forget the key, and has every window forget all that it
 * showed: a window that is loaded anew has nothing of it in memory.
 * @throws ProblemError `passphrase-none`, `draft-unwritable`; it is then as it was
 */
export async function lockAll(): Promise<void> {
  await flushDrafts()
  await askHost(ownFetch, hostPaths.lock, Session, posting(null))
  sayToWindows('locked')
  loadAnew()
}

/** @throws ProblemError `passphrase-wrong` and others of the vault */
export const unlock = (passphrase: string | null): Promise<Session> => {
  const request: z.infer<typeof UnlockRequest> = { passphrase }
  return askHost(ownFetch, hostPaths.unlock, Session, posting(request))
}

/**
 * @param next null to go back to the keychain
 * @throws ProblemError `passphrase-wrong`, `passphrase-weak`, `passphrase-needed`
 */
export const setPassphrase = (current: string | null, next: string | null): Promise<Session> =>
  askHost(ownFetch, hostPaths.passphrase, Session, {
    ...posting({ current, next }),
    method: 'PUT',
  })
