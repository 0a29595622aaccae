import { pieceSize } from '../../shared/model/evidence.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { FileRow } from '../store/rows.ts'
import type { Client } from './client.ts'
import { type Stall, watchStall } from './stall.ts'

/**
 * The pieces of a file that are not here, in order. The host ends an answer early when the network
 * breaks after whole pieces have come: the rest is asked for then, which says what is wrong.
 * @param signal no more is asked for; what is on its way is still read
 * @returns less than what is missing when an answer brought nothing new; the bytes of a piece are
 *   gone once the second one after it was asked for
 * @throws ProblemError
 */
export async function* fetchPieces(
  client: Client,
  file: FileRow,
  signal: AbortSignal,
): AsyncGenerator<{ index: number; bytes: Piece }> {
  const nextBuffer = twoBuffers(Math.min(pieceSize, file.size))
  let at = file.have * pieceSize
  while (at < file.size) {
    signal.throwIfAborted()
    const from = at
    const stall = watchStall(client.address, signal)
    try {
      const asked = { begin: at, end: file.size }
      const answer = await stall.within(client.evidence(file, asked, stall.signal))
      at = answer.begin
      for await (const bytes of readPieces(answer, client.address, nextBuffer, stall)) {
        yield { index: at / pieceSize, bytes }
        at += bytes.byteLength
      }
    } finally {
      stall.end()
    }
    if (at <= from) return
  }
}

export type Piece = Uint8Array<ArrayBuffer>

/** Buffers that take turns: memory that was used before costs a tenth of what new memory does. */
function twoBuffers(size: number): () => Piece {
  const made: Piece[] = []
  let turn = 0
  return () => {
    turn = 1 - turn
    return (made[turn] ??= new Uint8Array(size))
  }
}

/**
 * The body of an answer in pieces of `pieceSize`, the last one shorter; more than was asked for is
 * not read, less ends it early.
 * @param address of central records, to name them by
 * @throws ProblemError `central-unreachable` when the connection breaks or stalls
 */
async function* readPieces(
  { response, begin, end }: { response: Response; begin: number; end: number },
  address: string,
  nextBuffer: () => Piece,
  stall: Stall,
): AsyncGenerator<Piece> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  try {
    let left = end - begin
    let piece = nextBuffer().subarray(0, left)
    let filled = 0
    while (left > 0) {
      const { done, value } = await stall.within(reader.read())
      if (done) break
      for (let at = 0; at < value.length && left > 0;) {
        const part = value.subarray(at, at + piece.length - filled)
        piece.set(part, filled)
        filled += part.length
        at += part.length
        left -= part.length
        if (filled === piece.length) {
          yield piece
          if (left > 0) piece = nextBuffer().subarray(0, left)
          filled = 0
        }
      }
    }
    // Read to its end, the connection is kept for the next download; cancelled, it is closed.
    if (left === 0) await stall.within(reader.read())
  } catch (error) {
    fail('central-unreachable', address, '', error)
  } finally {
    // What was not read is not wanted: it must not hold one of the few connections.
    await reader.cancel().catch(() => {})
  }
}
