import type { FileHandle } from 'node:fs/promises'
import { decodeRecord } from './record.ts'

/** Where a decision stands in the file. */
export type Entry = {
  id: string
  sequence: number
  hash: string
  /** In bytes; the length is without the line break. */
  offset: number
  length: number
}

export type Scan = {
  entries: Entry[]
  /** Bytes up to the last line break. What follows was being written when the machine stopped. */
  end: number
  size: number
  /** Which record, counted from 1, is the first that cannot be trusted; null when all can. */
  damagedAt: number | null
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

/**
 * Reads the whole decisions file and checks each record: its bytes, its hash, its place in the order,
 * and that it names the one before it. After damage, records that are whole are still listed.
 */
export async function scanRecords(file: FileHandle): Promise<Scan> {
  const { size } = await file.stat()
  const entries: Entry[] = []
  let end = 0
  let number = 0
  let damagedAt: number | null = null
  for await (const { line, offset } of readLines(file, size)) {
    number++
    end = offset + line.byteLength + 1
    const filed = decodeRecord(line)
    const last = entries.at(-1)
    const follows =
      filed?.decision.sequence === (last?.sequence ?? 0) + 1 &&
      filed.decision.previousHash === (last?.hash ?? null)
    if (!follows) damagedAt ??= number
    if (filed && filed.decision.sequence > (last?.sequence ?? 0)) {
      const { id, hash } = filed.signed
      const { sequence } = filed.decision
      entries.push({ id, sequence, hash, offset, length: line.byteLength })
    }
  }
  return { entries, end, size, damagedAt }
}
