import { countsIn, noLibrary } from './counts.ts'
import type { Library } from './databases.ts'
import { directly, found } from './directly.ts'
import { haveBytes, problemOf } from './files.ts'
import { lookAgain } from './look-again.ts'
import type { FileRow, PacketRow } from './rows.ts'

/**
 * Moves a file on, with all that follows from it: the progress of the packets that use it and the
 * counts, in one transaction.
 * @param move from the row as it is then, with the pieces in the same transaction; null leaves it, and
 *   what it throws undoes all
 */
export async function moveFile(
  library: Library,
  sha256: string,
  move: (row: FileRow | undefined, pieces: IDBObjectStore) => FileRow | null,
): Promise<void> {
  const tables = ['packets', 'files', 'pieces', 'meta'] as const
  const changed = await directly(library, tables, 'relaxed', async (stores) => {
    const { packets, files, pieces, meta } = stores
    const [before, users, count] = await Promise.all([
      found<FileRow | undefined>(files.get(sha256)),
      found<PacketRow[]>(packets.index('files').getAll(sha256)),
      countsIn(meta, noLibrary),
    ])
    const after = move(before, pieces)
    if (before === undefined || after === null) return null
    files.put(after)

    const arrived = haveBytes(after) - haveBytes(before)
    const fails = before.state === 'failed' || after.state === 'failed'
    const rows: PacketRow[] = []
    let ready = 0
    for (const row of users) {
      const have = row.have + arrived
      const next: PacketRow = { ...row, have, ready: have === row.bytes ? 1 : 0 }
      if (fails) next.problem = problemOf(row.id, await rowsOf(files, row.files))
      if (row.role === null) ready += next.ready - row.ready
      packets.put(next)
      rows.push(next)
    }
    if (arrived !== 0 || ready !== 0) count({ have: arrived, ready })
    const isFound = rows.some(({ ready: now }, at) => now !== users[at]!.ready)
    return { ids: rows.map(({ id }) => id), isFound }
  })
  if (changed === null) return
  // By what they have no packet is found; by being ready it is.
  lookAgain(library, {
    files: { keys: [sha256], by: 'any' },
    meta: { keys: ['counts'] },
    packets: { keys: changed.ids, ...(changed.isFound ? { by: 'any' } : {}) },
  })
}

const rowsOf = (files: IDBObjectStore, hashes: string[]) =>
  Promise.all(hashes.map((hash) => found<FileRow | undefined>(files.get(hash))))

/** Takes back what the rows say is here from the given piece on, so that it is fetched again. */
export const forgetPieces = (library: Library, sha256: string, from: number): Promise<void> =>
  moveFile(library, sha256, (row, pieces) => {
    if (row === undefined || row.have <= from) return null
    for (let index = from; index < row.have; index += 1) pieces.delete([sha256, index])
    return { ...row, have: from, state: 'waiting' }
  })
