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
  const spare = Array.from({ length: 2 }, () => new ArrayBuffer(Math.min(pieceSize, file.size)))
  let at = file.have * pieceSize
  while (at < file.size) {
    signal.throwIfAborted()
    const from = at
    const stall = watchStall(client.address, signal)
    try {
      const asked = { begin: at, end: file.size }
      const answer = await stall.within(client.evidence(file, asked, stall.signal))
      at = answer.begin
      for await (const bytes of readPieces(answer, client.address, spare, stall)) {
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

/** Memory that takes turns: what was used before costs a tenth of what is new. */
type Spare = ArrayBuffer[]

/**
 * The body of an answer in pieces of `pieceSize`, the last one shorter; more than was asked for is
 * not read, less ends it early.
 * @param address of central records, to name them by
 * @throws ProblemError `central-unreachable` when the connection breaks or stalls
 */
async function* readPieces(
  { response, begin, end }: { response: Response; begin: number; end: number },
  address: string,
  spare: Spare,
  stall: Stall,
): AsyncGenerator<Piece> {
  // Bytes are read to where they are wanted: handed over in parts and put together, all were copied
  // once more.
  const reader = response.body?.getReader({ mode: 'byob' })
  if (reader === undefined) return
  try {
    for (let at = begin; at < end;) {
      const size = Math.min(pieceSize, end - at)
      const piece = await fill(reader, spare.shift() ?? new ArrayBuffer(size), size, stall)
      if (piece === null) return
      at += size
      yield piece
      spare.push(piece.buffer)
    }
    // Read to its end, the connection is kept for the next download; cancelled, it is closed.
    await stall.within(reader.read(new Uint8Array(1)))
  } catch (error) {
    fail('central-unreachable', address, '', error)
  } finally {
    // What was not read is not wanted: it must not hold one of the few connections.
    await reader.cancel().catch(() => {})
  }
}

/** @returns null when the body ends before there are so many bytes */
async function fill(
  reader: ReadableStreamBYOBReader,
  memory: ArrayBuffer,
  size: number,
  stall: Stall,
): Promise<Piece | null> {
  let piece = new Uint8Array(memory, 0, 0)
  while (piece.length < size) {
    const rest = new Uint8Array(piece.buffer, piece.length, size - piece.length)
    const { done, value } = await stall.within(reader.read(rest))
    if (done) return null
    piece = new Uint8Array(value.buffer, 0, value.byteOffset + value.byteLength)
  }
  return piece
}
