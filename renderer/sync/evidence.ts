import { fail, type Problem, problem, ProblemError } from '../../shared/protocol/problem.ts'
import { noLibrary } from '../store/counts.ts'
import { type Library, readMeta, type Store } from '../store/databases.ts'
import { haveBytes, nameFile } from '../store/files.ts'
import { sha256 } from '../store/hash.ts'
import { toHex } from '../store/hex.ts'
import { forgetPieces, moveFile } from '../store/progress.ts'
import type { FileRow } from '../store/rows.ts'
import { sealPiece } from '../store/sealed.ts'
import { writeBytes } from '../ui/bytes.ts'
import type { Piece } from './assembly.ts'
import { BrokenOff } from './broken-off.ts'
import type { Client } from './client.ts'
import { fetchPieces } from './pieces.ts'
import { planFiles } from './plan.ts'
import { createGauge, type Room } from './room.ts'

/** Files on their way at the same time. */
const parallel = 4

/** For as long as evidence is fetched again and again. */
export const openBrokenOff = () => new BrokenOff(parallel)

/** Problems of one file, which leave the others alone. */
const ofOneFile = new Set([
  'evidence-unknown',
  'evidence-corrupt',
  'range-wrong',
  'path-unknown',
  'answer-misfit',
])

type Gauge = ReturnType<typeof createGauge>

/** What all files of one fetching have in common. */
type Course = { signal: AbortSignal; gauge: Gauge; brokenOff: BrokenOff }

/** A file that left the library while it was on its way. */
class Unwanted extends Error {}

/** Bytes that are not what their hash says. */
class Damaged extends Error {}

/**
 * Keeps a piece that was hashed, with the progress of its file, of the packets and of the counts in
 * one transaction.
 */
async function keep({ library, keys }: Store, file: FileRow, index: number, bytes: Piece) {
  const { sha256: hash } = file
  const piece = await sealPiece(keys, file, index, bytes)
  await moveFile(library, hash, (before, pieces) => {
    if (before?.state !== 'waiting' || before.have !== index) throw new Unwanted()
    // Let go and taken in again meanwhile, it has another key.
    if (toHex(before.salt) !== toHex(file.salt)) throw new Unwanted()
    const have = index + 1
    pieces.put(piece)
    return { ...before, have, state: have === before.pieces.length ? 'whole' : 'waiting' }
  }).catch((error: unknown) => {
    if (error instanceof Unwanted) throw error
    // Chromium says "quota" on one of its storage engines and "unknown" on the other; either way
    // what cannot be written now is for want of room, and the journal must keep what is left.
    fail('storage-full', null, error instanceof Error ? error.message : String(error), error)
  })
}

/**
 * Fetches what is missing of a file. Each piece is hashed before it is kept, so nothing can be
 * shown that was not checked; that the pieces make up the whole is central records' word, given in
 * the packet, except for a file of one piece, where the two hashes must be the same.
 */
async function fetchFile(
  store: Store,
  client: Client,
  file: FileRow,
  { brokenOff, signal }: Course,
): Promise<void> {
  const { sha256: hash, pieces } = file
  if (pieces.length === 1 && pieces[0] !== hash) throw new Damaged()
  let have = file.have
  let keeping: Promise<void> = Promise.resolve()
  try {
    for await (const { index, bytes, free } of fetchPieces(client, file, brokenOff, signal)) {
      // It is hashed while the one before is kept, and kept while the next one comes in.
      const checking = check(bytes, pieces[index])
      checking.catch(() => {})
      await keeping
      const known = index < have
      keeping = checking
        .then(() => (known ? undefined : keep(store, file, index, bytes)))
        .finally(free)
      keeping.catch(() => {})
      if (!known) have = index + 1
    }
  } finally {
    await keeping
  }
  if (have !== pieces.length) throw new Damaged()
}

async function check(bytes: Piece, expected: string | undefined): Promise<void> {
  if ((await sha256(bytes)) !== expected) throw new Damaged()
}

const markFailed = (library: Library, hash: string, why: Problem): Promise<void> =>
  moveFile(library, hash, (before) =>
    before?.state === 'waiting' ? { ...before, state: 'failed', problem: why } : null,
  )

/** Has the files that failed fetched again. */
export async function retryFailed({ library }: Store): Promise<void> {
  const failed = await library.files.filter(({ state }) => state === 'failed').primaryKeys()
  for (const hash of failed)
    await moveFile(library, hash, (before) =>
      before?.state === 'failed' ? { ...before, state: 'waiting', problem: null } : null,
    )
}

/** @throws ProblemError `storage-full` where a file would take what the journal may need */
async function insistOnRoom(library: Library, file: FileRow, gauge: Gauge): Promise<void> {
  const free = await gauge(file.size - haveBytes(file))
  if (free === null) return
  const { bytes, have } = await readMeta(library.meta, 'counts', noLibrary)
  fail(
    'storage-full',
    null,
    `${writeBytes(bytes - have)} are to come, ${writeBytes(free)} are free`,
  )
}

/** Fetches one file, a second time when it came damaged; a problem of its own is written to it. */
async function settleFile(
  store: Store,
  client: Client,
  hash: string,
  course: Course,
  tries = 2,
): Promise<void> {
  const file = await store.library.files.get(hash)
  if (file?.state !== 'waiting') return
  await insistOnRoom(store.library, file, course.gauge)
  try {
    await fetchFile(store, client, file, course)
  } catch (error) {
    if (error instanceof Unwanted) return
    const damaged = error instanceof Damaged
    const own = error instanceof ProblemError && ofOneFile.has(error.problem.code)
    if (!damaged && !own) throw error
    if (own && error.problem.code === 'range-wrong') await forgetPieces(store.library, hash, 0)
    const again = damaged || (own && error.problem.retry)
    if (again && tries > 1) await settleFile(store, client, hash, course, tries - 1)
    else {
      const why = damaged
        ? problem('evidence-corrupt', hash)
        : nameFile(error.problem, error.problem.subject ?? hash, hash)
      await markFailed(store.library, hash, why)
    }
  }
}

/**
 * Fetches all evidence that is waiting, the next packets of the queue first.
 * @param arrivals counts what came from central records, so that a packet which came meanwhile and
 *   is more urgent is not kept waiting
 * @param room how many bytes of evidence may still come
 * @param brokenOff what came of pieces when this was called before
 * @throws ProblemError of the network or of the disk; what was kept until then stays
 */
export async function fetchEvidence(
  store: Store,
  client: Client,
  arrivals: () => number,
  room: Room,
  brokenOff = openBrokenOff(),
): Promise<void> {
  const stop = new AbortController()
  const course = { signal: stop.signal, gauge: createGauge(room), brokenOff }
  const begun = new Set<string>()
  let plan: string[] = []
  let planned = -1
  let planning: Promise<void> = Promise.resolve()

  async function replan(): Promise<void> {
    const files = await planFiles(store.library)
    plan = files.filter((hash) => !begun.has(hash)).toReversed()
  }

  async function next(): Promise<string | undefined> {
    if (planned !== arrivals()) {
      planned = arrivals()
      planning = replan()
    }
    await planning
    const hash = plan.pop()
    if (hash !== undefined) begun.add(hash)
    return hash
  }

  async function lane(): Promise<void> {
    for (let hash = await next(); hash !== undefined; hash = await next())
      await settleFile(store, client, hash, course)
  }

  const lanes = Array.from({ length: parallel }, () =>
    lane().catch((error: unknown) => {
      stop.abort(error)
      throw error
    }),
  )
  await Promise.allSettled(lanes)
  stop.signal.throwIfAborted()
}
