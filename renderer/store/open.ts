import type { DexieOptions } from 'dexie'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { journalBucket } from './bucket.ts'
import {
  type Journal,
  journalDatabase,
  type Library,
  libraryDatabase,
  readMeta,
  schemas,
  type Store,
  writeMeta,
} from './databases.ts'

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
 * @throws ProblemError `journal-unopenable` or `journal-newer`; the journal is never deleted
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
  const indexedDB = await journalBucket()
  const options: DexieOptions = indexedDB === null ? {} : { indexedDB, IDBKeyRange }
  const journal = await openJournal(options)
  const library = await openLibrary()
  opened = { library, journal, bucket: indexedDB === null ? 'default' : 'own' }
  return opened
}

// "Internal error opening backing store" is often over in a moment, while the process before this
// one is still letting go of its files.
const pauses = [100, 400, 1600]

async function insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof ProblemError) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return attempt()
}

async function openJournal(options: DexieOptions): Promise<Journal> {
  try {
    return await insist(async () => {
      const journal = journalDatabase(options)
      try {
        const schema = await readMeta(journal.meta, 'schema', 0)
        if (schema > schemas.journal) fail('journal-newer')
        if (schema === 0) await writeMeta(journal.meta, 'schema', schemas.journal)
        return journal
      } catch (error) {
        journal.close()
        throw error
      }
    })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('journal-unopenable', null, String(error), error)
  }
}

async function openLibrary(): Promise<Library> {
  const attempt = async () => {
    const library = libraryDatabase()
    try {
      const schema = await readMeta(library.meta, 'schema', 0)
      if (schema > schemas.library) throw new Error(`the library has schema ${schema}`)
      if (schema === 0) await writeMeta(library.meta, 'schema', schemas.library)
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
