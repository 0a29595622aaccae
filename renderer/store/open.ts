import {
  type Library,
  libraryDatabase,
  readMeta,
  schemas,
  type Store,
  writeMeta,
} from './databases.ts'
import { draftPort } from './draft-port.ts'
import { ownFetch } from './ask.ts'
import { fetchKeyring, type Keyring } from './keyring.ts'
import { writeDraft, type WriteDraft } from './draft-row.ts'
import { insist } from './insist.ts'
import { openJournal } from './open-journal.ts'

export type { Store } from './databases.ts'

let opened: Store | null = null
let opening: Promise<Store> | null = null

/** The store of this window or worker. @throws when `openStore` has not been awaited */
export function store(): Store {
  if (opened === null) throw new Error('the store is used before it is open')
  return opened
}

/**
 * Opens library and journal, once per window or worker. A library that will not open is deleted,
 * to be synced anew.
 * @throws ProblemError `journal-unopenable` or `journal-newer`; the journal is never deleted; `locked`
 *   and others of the vault
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
  const keys = await fetchKeyring(ownFetch)
  const { journal, bucket } = await openJournal(keys)
  const library = await openLibrary(keys)
  const write: WriteDraft = (seen, next) => writeDraft({ journal, keys }, seen, next)
  // A worker has no screen to wait for.
  const inWindow = typeof document !== 'undefined'
  opened = { library, journal, keys, bucket, writeDraft: inWindow ? draftPort(write) : write }
  return opened
}

async function openLibrary({ keyId }: Keyring): Promise<Library> {
  const attempt = async () => {
    const library = libraryDatabase()
    try {
      const schema = await readMeta(library.meta, 'schema', 0)
      if (schema > schemas.library) throw new Error(`the library has schema ${schema}`)
      if (schema === 0) await writeMeta(library.meta, 'schema', schemas.library)
      const sealedBy = await readMeta(library.meta, 'keyId', keyId)
      if (sealedBy !== keyId) throw new Error('another key has sealed the library')
      await writeMeta(library.meta, 'keyId', keyId)
      return library
    } catch (error) {
      library.close()
      throw error
    }
  }
  try {
    return await insist(attempt)
  } catch {
    await libraryDatabase().delete()
    return attempt()
  }
}
