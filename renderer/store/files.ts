import { Dexie } from 'dexie'
import { type EvidenceFile, pieceSize } from '../../shared/model/evidence.ts'
import { countLibrary } from './counts.ts'
import type { Library } from './databases.ts'
import type { FileRow, PacketRow } from './rows.ts'

/** Bytes of a file that are here. */
export const haveBytes = ({ have, size }: Pick<FileRow, 'have' | 'size'>) =>
  Math.min(have * pieceSize, size)

/** A file of which nothing is here yet; one without bytes is whole at once. */
export const newFile = ({ sha256, size, mediaType, title, pieces }: EvidenceFile): FileRow => ({
  sha256,
  size,
  mediaType,
  title,
  pieces,
  have: 0,
  state: pieces.length === 0 ? 'whole' : 'waiting',
  problem: null,
  uses: 0,
})

/** The problem that a packet shows: that of its first failed file. */
export const problemOf = (files: (FileRow | undefined)[]) =>
  files.find((file) => file?.state === 'failed')?.problem ?? null

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
      next.problem = problemOf(await library.files.bulkGet(row.files))
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
