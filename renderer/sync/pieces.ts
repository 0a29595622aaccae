import { pieceSize } from '../../shared/model/evidence.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { FileRow } from '../store/rows.ts'
import type { Client } from './client.ts'

/** Milliseconds without a byte after which a download is given up. */
const patience = 30_000

/**
 * The pieces of a file that are not here, in order. Each is asked for when the one before has come:
 * whatever has been sent and not yet read when a download ends before its time is sent again, and
 * on the way from central records to this worker there is room for many pieces.
 * @returns less than what is missing when an answer ended early; the bytes of a piece are gone once
 *   the second one after it was asked for
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
    const asked = { begin: at, end: Math.min(at + pieceSize, file.size) }
    const { begin, end, response } = await client.evidence(file, asked, signal)
    at = begin
    for await (const bytes of readPieces(response, end - begin, client.address, nextBuffer)) {
      yield { index: at / pieceSize, bytes }
      at += bytes.byteLength
    }
    if (at < end) return
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
 * The body of a response in pieces of `pieceSize`, the last one shorter.
 * @param expected bytes in all; more are not read, fewer end it early
 * @param address of central records, to name them by
 * @throws ProblemError `central-unreachable` when the connection breaks or stalls
 */
async function* readPieces(
  response: Response,
  expected: number,
  address: string,
  nextBuffer: () => Piece,
): AsyncGenerator<Piece> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  const stalled = Promise.withResolvers<never>()
  stalled.promise.catch(() => {})
  const giveUp = () => stalled.reject(new Error('no bytes came'))
  let timer = setTimeout(giveUp, patience)
  try {
    let left = expected
    let piece = nextBuffer().subarray(0, left)
    let filled = 0
    while (left > 0) {
      const { done, value } = await Promise.race([reader.read(), stalled.promise])
      if (done) break
      clearTimeout(timer)
      timer = setTimeout(giveUp, patience)
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
    if (left === 0) await Promise.race([reader.read(), stalled.promise])
  } catch (error) {
    fail('central-unreachable', address, '', error)
  } finally {
    clearTimeout(timer)
    // What was not read is not wanted: it must not hold one of the few connections.
    await reader.cancel().catch(() => {})
  }
}
