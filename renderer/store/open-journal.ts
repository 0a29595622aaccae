import type { DexieOptions } from 'dexie'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { journalBucket } from './bucket.ts'
import { journalDatabase, readMeta, schemas, type Store, writeMeta } from './databases.ts'
import { insist } from './insist.ts'
import type { Keyring } from './keyring.ts'

/**
 * Opens the journal, in its own bucket where there are buckets.
 * @throws ProblemError `journal-unopenable` or `journal-newer`; it is never deleted
 */
export async function openJournal({
  keyId,
}: Pick<Keyring, 'keyId'>): Promise<Pick<Store, 'journal' | 'bucket'>> {
  try {
    const indexedDB = await insist(journalBucket)
    const options: DexieOptions = indexedDB === null ? {} : { indexedDB, IDBKeyRange }
    const opened = await insist(async () => {
      const journal = journalDatabase(keyId, options)
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
    return { journal: opened, bucket: indexedDB === null ? 'default' : 'own' }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('journal-unopenable', null, String(error), error)
  }
}
