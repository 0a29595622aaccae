import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { type JournalBuckets, journalBuckets } from './bucket.ts'
import {
  type Journal,
  journalDatabase,
  readMeta,
  schemas,
  type Store,
  writeMeta,
} from './databases.ts'
import { insist } from './insist.ts'
import type { Keyring } from './keyring.ts'
import { renewJournal, useJournal } from './renew-journal.ts'
import { renewWindows } from './renewal.ts'
import { keepOpen, whenReopened } from './reopen.ts'
import { isSound } from './sound.ts'

/** Held while one opens it: it may be moved meanwhile. */
const opening = 'journal opening'

/**
 * Opens the journal, in its own bucket where there are buckets. One that will not open is left as it
 * is, and another begins beside it: what was decided comes back from the host's decisions file, and
 * `takeOverFormer` has the rest as soon as the former opens again.
 * @param interrupted of the host's session: after such a run it goes on in files of its own
 * @throws ProblemError `journal-unopenable` or `journal-newer`
 */
export async function openJournal(
  { keyId }: Pick<Keyring, 'keyId'>,
  interrupted: string | null,
  buckets: JournalBuckets | null = journalBuckets(),
): Promise<Pick<Store, 'journal' | 'bucket'>> {
  try {
    if (buckets === null)
      return { journal: await insist(() => openIn(keyId, null)), bucket: 'default' }
    const journal = await navigator.locks.request(opening, () =>
      openNewest(keyId, interrupted, buckets),
    )
    return { journal, bucket: 'own' }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('journal-unopenable', null, String(error), error)
  }
}

async function openNewest(
  keyId: string,
  interrupted: string | null,
  buckets: JournalBuckets,
): Promise<Journal> {
  const newest = (await insist(() => buckets.numbers())).at(-1)
  const open = (number: number) => insist(async () => openIn(keyId, await buckets.open(number)))
  const opened = await open(newest ?? 1)
    .then((journal) => ({ journal, number: newest ?? 1 }))
    .catch(async (error: unknown) => {
      if (error instanceof ProblemError) throw error
      const number = (newest ?? 1) + 1
      return { journal: await open(number), number }
    })
  const { journal, sound } =
    opened.number === newest
      ? await renewJournal(opened, interrupted, open, buckets)
      : { journal: opened.journal, sound: true }
  // Of one that could not be moved this time, nothing would change.
  if (sound) whenReopened(journal, () => void look(journal).catch(() => {}))
  await useJournal()
  return journal
}

/**
 * What is damaged is found when it is read, and recovered when the journal is opened again. One that
 * cannot be read may only lack room on the disk, and a reviewer who goes on is not to be interrupted.
 */
async function look(journal: Journal): Promise<void> {
  if (!(await isSound(journal, 'journal'))) renewWindows()
}

/** @throws ProblemError `journal-newer`, or what the browser says */
export async function openIn(keyId: string, indexedDB: IDBFactory | null): Promise<Journal> {
  const journal = journalDatabase(keyId, indexedDB === null ? {} : { indexedDB, IDBKeyRange })
  try {
    const schema = await readMeta(journal.meta, 'schema', 0)
    if (schema > schemas.journal) fail('journal-newer')
    if (schema < schemas.journal) await writeMeta(journal.meta, 'schema', schemas.journal)
    keepOpen(journal)
    return journal
  } catch (error) {
    journal.close()
    throw error
  }
}
