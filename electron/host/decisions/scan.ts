import type { FileHandle } from 'node:fs/promises'
import { hashOf, type Line, openLine, readLine } from './record.ts'
import type { Sealer } from './sealer.ts'

/** Where a decision stands in the file. */
export type Entry = {
  id: string
  sequence: number
  hash: string
  /** In bytes; the length is without the line break. */
  offset: number
  length: number
}

/** What can be told of the file without its key. */
export type Frame = {
  /** Lines, whole or not. */
  records: number
  /** Bytes up to the last line break. What follows was being written when the machine stopped. */
  end: number
  size: number
  /** Which record, counted from 1, is the first that cannot be trusted; null when all can. */
  damagedAt: number | null
  /** The hash of the last line; null when there is none. */
  tail: string | null
}

export type Scan = Frame & {
  entries: Entry[]
  /** Records that are in clear, or not sealed to the office although its key is known. */
  exposed: number
}

/** In bytes. */
const step = 1024 * 1024

/** The lines that end with a line break, and where each begins. */
async function* readLines(file: FileHandle, size: number) {
  let rest = Buffer.alloc(0)
  let offset = 0
  for (let position = 0; position < size;) {
    const buffer = Buffer.alloc(Math.min(step, size - position))
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, position)
    if (bytesRead === 0) return
    position += bytesRead
    rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
    let begin = 0
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, begin)) {
      yield { line: rest.subarray(begin, at), offset: offset + begin }
      begin = at + 1
    }
    offset += begin
    rest = rest.subarray(begin)
  }
}

/** Checks the lines themselves: lengths, checksums, places, and that each names the one before. */
async function walk(
  file: FileHandle,
  see: (line: Line, at: { offset: number; length: number }) => boolean,
): Promise<Frame> {
  const { size } = await file.stat()
  const frame: Frame = { records: 0, end: 0, size, damagedAt: null, tail: null }
  for await (const { line: bytes, offset } of readLines(file, size)) {
    frame.records++
    frame.end = offset + bytes.byteLength + 1
    const line = readLine(bytes)
    const seen = line !== null && see(line, { offset, length: bytes.byteLength })
    const placed =
      line?.kind !== 'sealed' ||
      (line.record.sequence === frame.records && line.record.after === frame.tail)
    if (!seen || !placed) frame.damagedAt ??= frame.records
    frame.tail = hashOf(bytes)
  }
  return frame
}

/** Checks a decisions file as far as it can be checked by whoever has no key to it. */
export const scanFrame = (file: FileHandle): Promise<Frame> => walk(file, () => true)

/**
 * Reads the whole decisions file and checks each record: its bytes, its hash, its place in the order,
 * and that it names the one before it. After damage, records that are whole are still listed.
 */
export async function scanRecords(file: FileHandle, sealer: Sealer): Promise<Scan> {
  const entries: Entry[] = []
  let exposed = 0
  const frame = await walk(file, (line, at) => {
    const filed = openLine(line, sealer)
    if (line.kind === 'clear' || (line.record.office === null && sealer.office !== null)) exposed++
    const last = entries.at(-1)
    const follows =
      filed?.decision.sequence === (last?.sequence ?? 0) + 1 &&
      filed.decision.previousHash === (last?.hash ?? null)
    if (filed && filed.decision.sequence > (last?.sequence ?? 0)) {
      const { id, hash } = filed.signed
      entries.push({ id, sequence: filed.decision.sequence, hash, ...at })
    }
    return follows
  })
  return { ...frame, entries, exposed }
}
