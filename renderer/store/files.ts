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

/** Deletes files with all that is kept of them; inside a transaction over files, pieces and texts. */
export async function deleteFiles(
  { files, pieces, texts }: Library,
  hashes: string[],
): Promise<void> {
  await files.bulkDelete(hashes)
  for (const sha256 of hashes) {
    const all = [
      [sha256, Dexie.minKey],
      [sha256, Dexie.maxKey],
    ] as const
    await pieces
      .where('[sha256+index]')
      .between(...all)
      .delete()
    await texts
      .where('[sha256+part]')
      .between(...all)
      .delete()
  }
}
