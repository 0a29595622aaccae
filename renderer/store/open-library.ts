import { DiskSpace, hostPaths } from '../../shared/protocol/host.ts'
import { fail } from '../../shared/protocol/problem.ts'
import { type LibraryBucket, libraryBucket } from './bucket.ts'
import { noLibrary } from './counts.ts'
import { type Library, libraryDatabase, readMeta, schemas, writeMeta } from './databases.ts'
import { askHost, type Fetch } from './ask.ts'
import type { Keyring } from './keyring.ts'
import { insist } from './insist.ts'
import { watchReads } from './reads.ts'
import { keepOpen } from './reopen.ts'
import { isSound } from './sound.ts'

/** In bytes: with less, a database may fail to open only because it cannot write to its files. */
const leastRoom = 4_000_000

/** @throws ProblemError `disk-full`, as what cannot be read then is sound again with some room */
export async function insistOnRoom(fetch: Fetch): Promise<void> {
  const { free } = await askHost(fetch, hostPaths.storage, DiskSpace)
  if (free < leastRoom) fail('disk-full')
}

/** Whether the rows are there that the library has counted; half of a torn database opens too. */
async function isCounted(library: Library): Promise<boolean> {
  const { packets, bodies, meta } = library
  return library.transaction('r', [packets, bodies, meta], async () => {
    const counts = await readMeta(meta, 'counts', noLibrary)
    // What is for calibration is not counted as of the queue.
    const apart = await packets.where('role').above('').count()
    const found = [await packets.count(), await bodies.count()]
    return found.every((count) => count === counts.packets + apart)
  })
}

/** Whether every row that the screens and the sync need can be read. */
async function isReadable(library: Library): Promise<boolean> {
  const { frameworks, rubrics, banks, packets, bodies, files, meta } = library
  try {
    for (const table of [frameworks, rubrics, banks, packets, bodies, files, meta])
      await table.each(() => {})
    return true
  } catch {
    return false
  }
}

/** How the library comes into being and goes; in a bucket of its own where there are buckets. */
type Place = { database(): Promise<Library>; remove(): Promise<void> }

function placeIn(bucket: LibraryBucket | null): Place {
  if (bucket === null)
    return { database: async () => libraryDatabase(), remove: () => libraryDatabase().delete() }
  return {
    database: async () => libraryDatabase({ indexedDB: await bucket.open(), IDBKeyRange }),
    remove: () => bucket.remove(),
  }
}

async function attempt(library: Library, { keyId }: Pick<Keyring, 'keyId'>): Promise<Library> {
  try {
    const schema = await readMeta(library.meta, 'schema', 0)
    // What it counts and how its rows are found changes with the schema: it is synced anew.
    if (schema !== 0 && schema !== schemas.library)
      throw new Error(`the library has schema ${schema}`)
    if (schema === 0) await writeMeta(library.meta, 'schema', schemas.library)
    const sealedBy = await readMeta(library.meta, 'keyId', keyId)
    if (sealedBy !== keyId) throw new Error('another key has sealed the library')
    await writeMeta(library.meta, 'keyId', keyId)
    if (!(await isCounted(library))) throw new Error('rows of the library are missing')
    keepOpen(library)
    return library
  } catch (error) {
    library.close()
    throw error
  }
}

async function beginAnew(place: Place, open: () => Promise<Library>): Promise<Library> {
  await place.remove()
  const library = await open()
  await writeMeta(library.meta, 'begunAnew', true)
  return library
}

/**
 * Opens the library. One that will not open, or whose rows are missing, is deleted to be synced
 * anew.
 * @param damaged is told when a read has failed later, and the library was deleted for it
 * @throws ProblemError `disk-full`
 */
export async function openLibrary(
  keys: Pick<Keyring, 'keyId'>,
  fetch: Fetch,
  damaged: () => void,
  bucket: LibraryBucket | null = libraryBucket(),
): Promise<Library> {
  const place = placeIn(bucket)
  let isOpen = false
  const open = async () => {
    const library = await place.database()
    watchReads(library, () => {
      if (isOpen) void mend({ place, keys, fetch, damaged }).catch(() => {})
    })
    return attempt(library, keys)
  }
  const library = await insist(open).catch(async () => {
    await insistOnRoom(fetch)
    return beginAnew(place, open)
  })
  isOpen = true
  return library
}

/**
 * Looks whether the indexes of the library are those of its rows, and deletes it if they are not. It
 * takes long where there are many packets: it is for when nobody waits.
 * @param damaged is told when it was deleted
 * @throws ProblemError `disk-full`
 */
export async function checkLibrary(
  library: Library,
  keys: Pick<Keyring, 'keyId'>,
  fetch: Fetch,
  damaged: () => void,
  bucket: LibraryBucket | null = libraryBucket(),
): Promise<void> {
  if (await isSound(library, 'library')) return
  await mend({ place: placeIn(bucket), keys, fetch, damaged })
}

type Mending = {
  place: Place
  keys: Pick<Keyring, 'keyId'>
  fetch: Fetch
  damaged: () => void
}

let mending: Promise<void> | null = null

/**
 * After a read that failed, or rows that do not fit: looks at the whole library in a connection of its
 * own, one window or worker at a time, and deletes it if it is damaged.
 */
function mend({ place, keys, fetch, damaged }: Mending): Promise<void> {
  mending ??= navigator.locks
    .request('library', async () => {
      const library = await place.database()
      const sound = (await isReadable(library)) && (await isSound(library, 'library'))
      library.close()
      if (sound) return
      await insistOnRoom(fetch)
      const fresh = await beginAnew(place, async () => attempt(await place.database(), keys))
      fresh.close()
      damaged()
    })
    .finally(() => {
      mending = null
    })
  return mending
}

/** Whether the library was begun anew since this was last asked. */
export async function wasBegunAnew({ meta }: Library): Promise<boolean> {
  const begun = await readMeta(meta, 'begunAnew', false)
  if (begun) await meta.delete('begunAnew')
  return begun
}
