import { hostPaths, Session } from '../../shared/protocol/host.ts'
import type { Store } from './databases.ts'
import { draftPort } from './draft-port.ts'
import { askHost, ownFetch } from './ask.ts'
import { fetchKeyring } from './keyring.ts'
import { writeDraft, type WriteDraft } from './draft-row.ts'
import { openJournal } from './open-journal.ts'
import { openLibrary } from './open-library.ts'
import { renewWindows } from './renewal.ts'

export type { Store } from './databases.ts'

let opened: Store | null = null
let opening: Promise<Store> | null = null

/** The store of this window or worker. @throws when `openStore` has not been awaited */
export function store(): Store {
  if (opened === null) throw new Error('the store is used before it is open')
  return opened
}

/**
 * Opens library and journal, once per window or worker. A library that will not open, or
 * cannot be read later, is deleted to be synced anew.
 * @throws ProblemError `journal-unopenable`, `journal-newer` or `disk-full`; the journal is never
 *   deleted; `locked` and others of the vault
 */
export function openStore(): Promise<Store> {
  opening ??= openBoth().catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

/** Closes both databases; the next `openStore` opens them again. */
export function closeStore(): void {
  opened?.library.close()
  opened?.journal.close()
  opened = null
  opening = null
}

async function openBoth(): Promise<Store> {
  const [keys, { interrupted }] = await Promise.all([
    fetchKeyring(ownFetch),
    askHost(ownFetch, hostPaths.session, Session),
  ])
  const { journal, bucket } = await openJournal(keys, interrupted)
  const library = await openLibrary(keys, ownFetch, renewWindows)
  const write: WriteDraft = (seen, next) => writeDraft({ journal, keys }, seen, next)
  // A worker has no screen to wait for.
  const inWindow = typeof document !== 'undefined'
  opened = { library, journal, keys, bucket, writeDraft: inWindow ? draftPort(write) : write }
  return opened
}
