import { Dexie } from 'dexie'
import type { Library } from '../store/databases.ts'
import { isToDo } from '../store/queue.ts'

/**
 * The files that are not here, in the order in which they are wanted: for packets still to be
 * decided before others, by due date, within a packet the smallest first; after all of them those of
 * earlier attempts, which no packet waits for.
 */
export async function planFiles(library: Library): Promise<string[]> {
  const [queued, apart] = await Promise.all([
    library.packets
      .where('[ready+dueAt+id]')
      .between([0, Dexie.minKey], [0, Dexie.maxKey])
      .toArray(),
    // What is for calibration has no place in the queue, and may hold its packets locked.
    library.packets.where('role').above('').toArray(),
  ])
  const here = [...apart.filter(({ ready }) => ready === 0), ...queued]
  // Nobody looks any more at what the reviewer stepped back from.
  const rows = here.filter(({ recusal }) => !recusal)
  const wanted = [...rows.filter(isToDo), ...rows.filter((row) => !isToDo(row))]
  const hashes = [...new Set(wanted.flatMap(({ files }) => files))]
  const found = await library.files.bulkGet(hashes)
  const waiting = new Map(
    found.flatMap((file) => (file?.state === 'waiting' ? [[file.sha256, file.size]] : [])),
  )
  const size = (hash: string) => waiting.get(hash) ?? 0
  const ordered = wanted.flatMap(({ files }) =>
    files.filter((hash) => waiting.has(hash)).toSorted((one, other) => size(one) - size(other)),
  )
  const own = new Set(ordered)
  return [...own, ...(await planEarlier(library, own))]
}

/** By the due dates of the packets whose earlier attempts they are of. */
async function planEarlier(library: Library, own: ReadonlySet<string>): Promise<string[]> {
  const all = await library.files.where('state').equals('waiting').primaryKeys()
  const waiting = new Set(all.filter((hash) => !own.has(hash)))
  if (waiting.size === 0) return []
  const rows = await library.packets
    .where('earlierFiles')
    .anyOf([...waiting])
    .distinct()
    .toArray()
  const byDue = rows.toSorted((one, other) => {
    const [due, otherDue] = [one.dueAt ?? '', other.dueAt ?? '']
    return due < otherDue ? -1 : due > otherDue ? 1 : 0
  })
  const hashes = byDue.flatMap(({ earlierFiles }) => earlierFiles)
  return [...new Set(hashes)].filter((hash) => waiting.has(hash))
}
