import { Dexie } from 'dexie'
import type { Library } from '../store/databases.ts'
import { isToDo } from '../store/queue.ts'

/**
 * The files that are not here, in the order in which they are wanted: for packets still to be
 * decided before others, by due date, within a packet the smallest first.
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
  return [...new Set(ordered)]
}
