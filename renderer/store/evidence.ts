import { pieceSize } from '../../shared/model/evidence.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { Store } from './databases.ts'
import { store } from './open.ts'
import { forgetPieces } from './progress.ts'
import type { FileRow } from './rows.ts'
import { openPiece } from './sealed.ts'

/** The bytes of one file of evidence that is here whole. */
export type EvidenceSource = {
  /** In bytes. */
  size: number
  /** Bytes `begin` up to `end`. @throws ProblemError `evidence-lost` */
  read(begin: number, end: number): Promise<Uint8Array>
  whole(): Promise<Blob>
}

/** Pieces kept in memory: readers ask for parts of a piece, one after the other. */
const remembered = 4

/**
 * Opens a file of evidence.
 * @throws ProblemError `evidence-lost` when it is not here whole
 */
export async function evidenceSource(
  hash: string,
  { library, keys }: Store = store(),
): Promise<EvidenceSource> {
  const found = await library.files.get(hash)
  if (found?.state !== 'whole') fail('evidence-lost', hash)
  const file: FileRow = found
  const recent = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()

  async function load(index: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const [now, row] = await library.transaction('r', [library.files, library.pieces], () =>
        Promise.all([library.files.get(hash), library.pieces.get([hash, index])]),
      )
      if (now === undefined || row === undefined) throw new Error('it is not there')
      // It was hashed before it was sealed: what opens is what came.
      return await openPiece(keys, now, row)
    } catch (error) {
      // A damaged database returns damaged rows as if they were sound.
      await forgetPieces(library, hash, index)
      return fail('evidence-lost', hash, '', error)
    }
  }

  function piece(index: number): Promise<Uint8Array> {
    const loading = recent.get(index) ?? load(index)
    // Asked for again, it is the newest again.
    recent.delete(index)
    recent.set(index, loading)
    const [oldest] = recent.keys()
    if (recent.size > remembered && oldest !== undefined) recent.delete(oldest)
    loading.catch(() => recent.delete(index))
    return loading
  }

  return {
    size: file.size,
    async read(begin, end) {
      const from = Math.max(0, begin)
      const to = Math.min(end, file.size)
      const bytes = new Uint8Array(Math.max(0, to - from))
      for (let index = Math.floor(from / pieceSize); index * pieceSize < to; index += 1) {
        const start = index * pieceSize
        const part = (await piece(index)).subarray(Math.max(0, from - start), to - start)
        bytes.set(part, Math.max(from, start) - from)
      }
      return bytes
    },
    async whole() {
      const parts: Uint8Array<ArrayBuffer>[] = []
      for (let index = 0; index < file.pieces.length; index += 1) parts.push(await load(index))
      return new Blob(parts, { type: file.mediaType })
    },
  }
}
