import { Dexie } from 'dexie'
import { type EvidenceFile, pieceSize } from '../../shared/model/evidence.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { countLibrary } from './counts.ts'
import type { Library } from './databases.ts'
import { newSalt } from './keyring.ts'
import type { FileRow, PacketRow } from './rows.ts'

/** Bytes of a file that are here. */
export const haveBytes = ({ have, size }: Pick<FileRow, 'have' | 'size'>) =>
  Math.min(have * pieceSize, size)

/** A file of which nothing is here yet; one without bytes is whole at once. */
export const newFile = ({ sha256, size, mediaType, pieces }: EvidenceFile): FileRow => ({
  sha256,
  size,
  mediaType,
  pieces,
  salt: newSalt(),
  have: 0,
  state: pieces.length === 0 ? 'whole' : 'waiting',
  problem: null,
  uses: 0,
})

/**
 * A problem of a file with another name for the file. Rows name it by its hash: a title may name the
 * learner, and is read out of the packet where it is shown.
 */
export function nameFile(problem: Problem, sha256: string, name: string): Problem {
  const put = (text: string) => text.replaceAll(sha256, name)
  return { ...problem, what: put(problem.what), todo: put(problem.todo), subject: name }
}

/** The problem that a packet shows: that of its first failed file. */
export function problemOf(packetId: string, files: (FileRow | undefined)[]): Problem | null {
  const failed = files.find((file) => file?.state === 'failed')
  return failed?.problem ? nameFile(failed.problem, failed.sha256, `Evidence of ${packetId}`) : null
}

/**
 * Writes a file that changed, with all that follows from it: the progress of the packets that use
 * it and the counts. Inside a transaction over packets, files and meta.
 */
export async function changeFile(library: Library, before: FileRow, after: FileRow): Promise<void> {
  await library.files.put(after)
  const arrived = haveBytes(after) - haveBytes(before)
  const rows = await library.packets.where('files').equals(after.sha256).toArray()
  let ready = 0
  const moved: PacketRow[] = []
  for (const row of rows) {
    const have = row.have + arrived
    const next: PacketRow = { ...row, have, ready: have === row.bytes ? 1 : 0 }
    if (before.state === 'failed' || after.state === 'failed')
      next.problem = problemOf(row.id, await library.files.bulkGet(row.files))
    ready += next.ready - row.ready
    moved.push(next)
  }
  await library.packets.bulkPut(moved)
  await countLibrary(library, { have: arrived, ready })
}

const pieceRange = (sha256: string, from: number): [unknown[], unknown[]] => [
  [sha256, from],
  [sha256, Dexie.maxKey],
]

/** Deletes the pieces of a file from the given one on; inside a transaction over pieces. */
export async function deletePieces(library: Library, sha256: string, from: number): Promise<void> {
  await library.pieces
    .where('[sha256+index]')
    .between(...pieceRange(sha256, from))
    .delete()
}

/** Takes back what the rows say is here from the given piece on, so that it is fetched again. */
export async function forgetPieces(library: Library, sha256: string, from: number): Promise<void> {
  const { packets, files, pieces, meta } = library
  await library.transaction('rw', [packets, files, pieces, meta], async () => {
    const file = await files.get(sha256)
    if (file === undefined || file.have <= from) return
    await deletePieces(library, sha256, from)
    await changeFile(library, file, { ...file, have: from, state: 'waiting' })
  })
}
