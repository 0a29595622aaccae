import { pieceSize } from '../../shared/model/evidence.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { FileRow } from '../store/rows.ts'
import type { Client } from './client.ts'
import { type Stall, watchStall } from './stall.ts'

/**
 * The pieces of a file that are not here, in order. The host ends an answer early when the network
 * breaks after whole pieces have come: the rest is asked for then, which says what is wrong.
 * @param signal no more is asked for; what is on its way is still read
 * @returns less than what is missing when an answer brought nothing new
 * @throws ProblemError
 */
export async function* fetchPieces(
  client: Client,
  file: FileRow,
  signal: AbortSignal,
): AsyncGenerator<Came> {
  const memory = createMemory(Math.min(pieceSize, file.size))
  let at = file.have * pieceSize
  while (at < file.size) {
    signal.throwIfAborted()
    const from = at
    const stall = watchStall(client.address, signal)
    try {
      const asked = { begin: at, end: file.size }
      const answer = await stall.within(client.evidence(file, asked, stall.signal))
      at = answer.begin
      for await (const bytes of readPieces(answer, client.address, memory, stall)) {
        yield { index: at / pieceSize, bytes, free: () => memory.free(bytes) }
        at += bytes.byteLength
      }
    } finally {
      stall.end()
    }
    if (at <= from) return
  }
}

export type Piece = Uint8Array<ArrayBuffer>

/** A piece as it came; `free` gives back its bytes, which the next one may then take. */
export type Came = { index: number; bytes: Piece; free: () => void }

/** Memory for pieces: what was used before costs a tenth of what is new. */
type Memory = { take(): ArrayBuffer; free(piece: Piece): void }

function createMemory(size: number): Memory {
  const spare: ArrayBuffer[] = []
  return {
    take: () => spare.pop() ?? new ArrayBuffer(size),
    free: ({ buffer }) => void spare.push(buffer),
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
  memory: Memory,
  stall: Stall,
): AsyncGenerator<Piece> {
  // Bytes are read to where they are wanted: handed over in parts and put together, all were copied
  // once more.
  const reader = response.body?.getReader({ mode: 'byob' })
  if (reader === undefined) return
  try {
    for (let at = begin; at < end;) {
      const size = Math.min(pieceSize, end - at)
      const piece = await fill(reader, memory.take(), size, stall)
      if (piece === null) return
      at += size
      yield piece
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
  into: ArrayBuffer,
  size: number,
  stall: Stall,
): Promise<Piece | null> {
  let piece = new Uint8Array(into, 0, 0)
  while (piece.length < size) {
    const rest = new Uint8Array(piece.buffer, piece.length, size - piece.length)
    const { done, value } = await stall.within(reader.read(rest))
    if (done) return null
    piece = new Uint8Array(value.buffer, 0, value.byteOffset + value.byteLength)
  }
  return piece
}
