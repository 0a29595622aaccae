import type { Table } from 'dexie'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import type { Framework } from '../../shared/model/framework.ts'
import type { Packet } from '../../shared/model/packet.ts'
import { countLibrary, noLibrary } from './counts.ts'
import { type Library, readMeta } from './databases.ts'
import { deleteFiles, haveBytes, newFile, problemOf } from './files.ts'
import { putTold } from './put-told.ts'
import { type BaseRow, type FileRow, noDueDate, type PacketRow } from './rows.ts'
import type { SealedPacket } from './sealed.ts'
import { forgetUncovered } from './texts.ts'
import { decidedIn, holdsWork, noWork, stand, type Work } from './work.ts'

/** All tables that a change of packets may touch. */
export const libraryTables = (library: Library) => [
  library.frameworks,
  library.rubrics,
  library.packets,
  library.bodies,
  library.bases,
  library.files,
  library.pieces,
  library.texts,
  library.banks,
  library.meta,
]

const filesOf = ({ evidence }: Pick<Packet, 'evidence'>): Map<string, EvidenceFile> =>
  new Map(evidence.flatMap((item) => (item.kind === 'file' ? [[item.sha256, item] as const] : [])))

/** Files of earlier attempts that the packet has not itself. */
function earlierFilesOf(packet: Packet): Map<string, EvidenceFile> {
  const own = filesOf(packet)
  const all = packet.earlier.flatMap((attempt) => [...filesOf(attempt)])
  return new Map(all.filter(([sha256]) => !own.has(sha256)))
}

/** All files that a row holds a use of. */
const usedBy = ({ files, earlierFiles }: PacketRow) => [...files, ...earlierFiles]

function markIn({ calibration }: Packet): PacketRow['mark'] {
  if (!calibration) return null
  const { agreed: sealedInTheBody, ...mark } = calibration
  void sealedInTheBody
  return mark
}

const isQueued = ({ role }: PacketRow) => role === null

/** Of the rows of a queue: what is for calibration is not counted among them. */
const countOf = (rows: PacketRow[]) => {
  const queued = rows.filter(isQueued)
  return { packets: queued.length, ready: queued.reduce((sum, { ready }) => sum + ready, 0) }
}

function rowOf(
  { packet, salt, learner }: SealedPacket,
  files: FileRow[],
  work: Work,
  round: number,
): PacketRow {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const have = files.reduce((sum, file) => sum + haveBytes(file), 0)
  const { decided, revision } = packet
  const inEffect = decided && { decisionId: decided.decisionId, outcome: decided.outcome }
  const { latest } = work
  // An accepted recusal frees the packet: what is told of it after that, it was given anew.
  const isAnew =
    latest?.outcome === 'recused' &&
    latest.state === 'accepted' &&
    latest.id !== inEffect?.decisionId
  const givenAfter = isAnew ? latest.id : null
  return {
    id: packet.id,
    revision,
    frameworkId: packet.frameworkId,
    pathwayId: packet.pathwayId,
    achievementId: packet.achievementId,
    rubricId: packet.rubricId,
    rubricVersion: packet.rubricVersion,
    attempt: packet.attempt,
    blind: packet.blind,
    salt,
    learner,
    dueAt: packet.calibration ? null : (packet.dueAt ?? noDueDate),
    role: packet.calibration?.role ?? null,
    mark: markIn(packet),
    items: packet.evidence.length,
    files: files.map(({ sha256 }) => sha256),
    earlierFiles: [...earlierFilesOf(packet).keys()],
    ...stand(work, { inEffect, revision, givenAfter }),
    givenAfter,
    inEffect,
    bytes,
    have,
    ready: have === bytes ? 1 : 0,
    problem: problemOf(packet.id, files),
    gone: null,
    round,
  }
}

/** Rows from which on asking for each by its key is dearer than asking which keys there are. */
const many = 50
/** Packets up to which all keys of a table are few enough to be asked for at once. */
const few = 5000

/**
 * The rows of some keys, of which most may be missing. In a first sync they all are, and a question
 * for a row that is not there costs as much as writing one.
 */
async function findRows<Row>(
  library: Library,
  table: Table<Row, string>,
  keys: string[],
): Promise<Row[]> {
  const { packets } = await readMeta(library.meta, 'counts', noLibrary)
  let wanted = keys
  if (keys.length >= many && packets <= few) {
    const here = new Set(await table.toCollection().primaryKeys())
    wanted = keys.filter((key) => here.has(key))
  }
  return (await table.bulkGet(wanted)).filter((row) => row !== undefined)
}

/** The rows of the files that some packets use, as they are to be after the packets changed. */
class Shelf {
  readonly #rows: Map<string, FileRow>
  readonly #before: Map<string, FileRow>

  private constructor(rows: FileRow[]) {
    this.#before = new Map(rows.map((row) => [row.sha256, row]))
    this.#rows = new Map(this.#before)
  }

  static async open(library: Library, hashes: Iterable<string>): Promise<Shelf> {
    return new Shelf(await findRows(library, library.files, [...new Set(hashes)]))
  }

  take(file: EvidenceFile): void {
    const row = this.#rows.get(file.sha256)
    // Central records may have mended what they say of a file that could not be had.
    const anew = row?.state === 'failed' && row.pieces.join() !== file.pieces.join()
    const base = row === undefined || anew ? newFile(file) : row
    this.#rows.set(file.sha256, { ...base, uses: (row?.uses ?? 0) + 1 })
  }

  /** One use more of a file that is here. */
  keep(sha256: string): void {
    const row = this.#rows.get(sha256)
    if (row) this.#rows.set(sha256, { ...row, uses: row.uses + 1 })
  }

  release(sha256: string): void {
    const row = this.#rows.get(sha256)
    if (row) this.#rows.set(sha256, { ...row, uses: row.uses - 1 })
  }

  of(hashes: Iterable<string>): FileRow[] {
    return [...hashes].flatMap((sha256) => this.#rows.get(sha256) ?? [])
  }

  /** Writes what changed, gives back the bytes of files that nobody uses, and counts. */
  async close(library: Library): Promise<void> {
    const changed = [...this.#rows.values()].filter((row) => this.#before.get(row.sha256) !== row)
    const kept = changed.filter(({ uses }) => uses > 0)
    const unused = changed.filter(({ uses }) => uses <= 0)
    await library.files.bulkPut(kept)
    await deleteFiles(
      library,
      unused.map(({ sha256 }) => sha256),
    )

    const sum = (rows: (FileRow | undefined)[], of: (row: FileRow) => number) =>
      rows.reduce((total, row) => total + (row ? of(row) : 0), 0)
    const before = changed.map(({ sha256 }) => this.#before.get(sha256))
    await countLibrary(library, {
      bytes: sum(kept, ({ size }) => size) - sum(before, ({ size }) => size),
      have: sum(kept, haveBytes) - sum(before, haveBytes),
    })
  }
}

/**
 * Writes packets as central records have them now, each once; the same again changes nothing.
 * Inside a transaction over `libraryTables`. `work` is what the journal holds of them.
 */
export async function putPackets(
  library: Library,
  sealed: SealedPacket[],
  work: ReadonlyMap<string, Work>,
  round: number,
): Promise<void> {
  if (sealed.length === 0) return
  const packets = sealed.map(({ packet }) => packet)
  const ids = packets.map(({ id }) => id)
  const before = await findRows(library, library.packets, ids)
  const wanted = packets.flatMap((packet) => [
    ...filesOf(packet).values(),
    ...earlierFilesOf(packet).values(),
  ])
  const left = before.flatMap(usedBy)
  const shelf = await Shelf.open(library, [...wanted.map(({ sha256 }) => sha256), ...left])

  const bases = await keepBases(library, before, packets, work)
  for (const { files } of bases) for (const sha256 of files) shelf.keep(sha256)
  // Taken before released, so that a file which moves between packets keeps its bytes.
  for (const file of wanted) shelf.take(file)
  for (const sha256 of left) shelf.release(sha256)

  const rows = sealed.map((one) => {
    const files = shelf.of(filesOf(one.packet).keys())
    return rowOf(one, files, work.get(one.packet.id) ?? noWork, round)
  })
  await putTold(library.packets, rows)
  await library.bodies.bulkPut(sealed.map(({ body }) => body))
  await shelf.close(library)
  await forgetUncovered(
    library,
    packets.flatMap(({ covers }) => covers),
  )
  const [now, then] = [countOf(rows), countOf(before)]
  await countLibrary(library, {
    packets: now.packets - then.packets,
    ready: now.ready - then.ready,
    decided: decidedIn(rows) - decidedIn(before),
  })
}

/**
 * Keeps what work was made on and a new revision replaces; inside a transaction over
 * `libraryTables`.
 * @returns the revisions that were not kept before; each uses its files
 */
async function keepBases(
  library: Library,
  before: PacketRow[],
  packets: Packet[],
  work: ReadonlyMap<string, Work>,
): Promise<BaseRow[]> {
  const revisions = new Map(packets.map(({ id, revision }) => [id, revision]))
  const replaced = before.filter(
    ({ id, revision }) => revisions.get(id) !== revision && holdsWork(work.get(id) ?? noWork),
  )
  if (replaced.length === 0) return []
  const [bodies, here] = await Promise.all([
    library.bodies.bulkGet(replaced.map(({ id }) => id)),
    library.bases.bulkGet(replaced.map(({ id, revision }) => [id, revision])),
  ])
  const bases = bodies.flatMap((body, at): BaseRow[] =>
    body && !here[at] ? [{ ...body, files: replaced[at]!.files }] : [],
  )
  await library.bases.bulkPut(bases)
  return bases
}

/** Lets go of earlier revisions on which no work rests; inside a transaction over `libraryTables`. */
export async function removeBases(library: Library, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const bases = await library.bases.where('id').anyOf(ids).toArray()
  if (bases.length === 0) return
  const hashes = bases.flatMap(({ files }) => files)
  const shelf = await Shelf.open(library, hashes)
  for (const sha256 of hashes) shelf.release(sha256)
  await library.bases.bulkDelete(bases.map(({ id, revision }) => [id, revision]))
  await shelf.close(library)
}

/** Removes packets and gives back what only they used; inside a transaction over `libraryTables`. */
export async function removePackets(library: Library, ids: string[]): Promise<void> {
  const rows = (await library.packets.bulkGet(ids)).filter((row) => row !== undefined)
  if (rows.length === 0) return
  await removeBases(
    library,
    rows.map(({ id }) => id),
  )
  const shelf = await Shelf.open(library, rows.flatMap(usedBy))
  for (const sha256 of rows.flatMap(usedBy)) shelf.release(sha256)
  await library.packets.bulkDelete(rows.map(({ id }) => id))
  await library.bodies.bulkDelete(rows.map(({ id }) => id))
  await shelf.close(library)
  const gone = countOf(rows)
  await countLibrary(library, {
    packets: -gone.packets,
    ready: -gone.ready,
    decided: -decidedIn(rows),
  })
}

/** Keeps a framework unless a newer version is here. */
export async function putFramework(library: Library, framework: Framework): Promise<void> {
  const here = await library.frameworks.get(framework.id)
  if (here === undefined || here.version <= framework.version)
    await library.frameworks.put(framework)
}
