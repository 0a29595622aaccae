import { pieceSize } from '../../shared/model/evidence.ts'
import { fail } from '../../shared/protocol/problem.ts'
import type { FileRow } from '../store/rows.ts'
import { Assembly, type Came } from './assembly.ts'
import type { BrokenOff } from './broken-off.ts'
import type { Client } from './client.ts'
import { type Stall, watchStall } from './stall.ts'

/** Bytes that are read from an answer at once. */
const partSize = 256 * 1024

/**
 * The pieces of a file that are not here, in order. The host ends an answer early when the network
 * breaks: the rest is asked for then, which says what is wrong.
 * @param brokenOff what came of a piece before, and where what comes of one is left
 * @param signal no more is asked for; what is on its way is still read
 * @returns less than what is missing when an answer brought nothing new
 * @throws ProblemError
 */
export async function* fetchPieces(
  client: Client,
  file: FileRow,
  brokenOff: BrokenOff,
  signal: AbortSignal,
): AsyncGenerator<Came> {
  const assembly = new Assembly(file.size, brokenOff.take(file))
  let scanty = 0
  try {
    while (assembly.at < file.size) {
      signal.throwIfAborted()
      const from = assembly.at
      const stall = watchStall(client.address, signal)
      try {
        const asked = { begin: from, end: file.size }
        const answer = await stall.within(client.evidence(file, asked, stall.signal))
        if (answer.begin !== from) assembly.restart()
        yield* readPieces(answer.response, client.address, assembly, stall)
      } finally {
        stall.end()
      }
      if (assembly.at <= from) return
      // A network that breaks again at once is given time, as one that is gone.
      if (assembly.at < Math.min(from + pieceSize, file.size)) scanty += 1
      if (scanty > 1) fail('central-unreachable', client.address, 'the connection broke twice')
    }
  } finally {
    brokenOff.keep(file.sha256, assembly.begun)
  }
}

/**
 * Adds the body of an answer; more than the file lacks is not read, less ends it early.
 * @param address of central records, to name them by
 * @throws ProblemError `central-unreachable` when the connection breaks or stalls
 */
async function* readPieces(
  response: Response,
  address: string,
  assembly: Assembly,
  stall: Stall,
): AsyncGenerator<Came> {
  // Read into memory of our own, there is none to be made for each part. Not into the piece itself:
  // it would be lost with a connection that breaks.
  const reader = response.body?.getReader({ mode: 'byob' })
  if (reader === undefined) return
  let part = new Uint8Array(partSize)
  try {
    while (assembly.lacks > 0) {
      const wanted = part.subarray(0, Math.min(partSize, assembly.lacks))
      const { done, value } = await stall.within(reader.read(wanted))
      if (done) return
      const came = assembly.add(value)
      part = new Uint8Array(value.buffer)
      if (came) yield came
    }
    // Read to its end, the connection is kept for the next download; cancelled, it is closed.
    await stall.within(reader.read(part))
  } catch (error) {
    fail('central-unreachable', address, '', error)
  } finally {
    // What was not read is not wanted: it must not hold one of the few connections.
    await reader.cancel().catch(() => {})
  }
}
