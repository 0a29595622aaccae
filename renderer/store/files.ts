import { Dexie } from 'dexie'
import { type EvidenceFile, pieceSize } from '../../shared/model/evidence.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Library } from './databases.ts'
import { newSalt } from './keyring.ts'
import type { FileRow } from './rows.ts'

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

/** Deletes the pieces of a file from the given one on; inside a transaction over pieces. */
export async function deletePieces(library: Library, sha256: string, from: number): Promise<void> {
  await library.pieces
    .where('[sha256+index]')
    .between([sha256, from], [sha256, Dexie.maxKey])
    .delete()
}
