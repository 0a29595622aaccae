import { Dexie } from 'dexie'
import type { Achievement, Framework, Pathway } from '../../shared/model/framework.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { coverRows, coversIn, openCovers, type OwnedCover } from './covers.ts'
import { demandedRows, isLocked, lockedBy } from './calibration.ts'
import type { Store } from './databases.ts'
import { haveBytes, nameFile } from './files.ts'
import { store } from './open.ts'
import { findAchievement } from './queue.ts'
import { decisionsOn } from './repeats/kept.ts'
import type { DecisionRow, FileRow, PacketRow, SealedDecision, Standing } from './rows.ts'
import { openDecision, openPacket } from './sealed.ts'
import { type Unreceived, unreceivedOf } from './unreceived.ts'
import { countingOf, recusalIn } from './work.ts'

/** A file of the packet: how many of its bytes are here, and why no more will come. */
export type FileView = {
  have: number
  size: number
  state: FileRow['state']
  problem: Problem | null
}

export type PacketView = {
  packet: Packet
  /** In the version that the packet is to be scored with. */
  rubric: Rubric
  pathway: Pathway
  achievement: Achievement
  frameworkTitle: Framework['title']
  standing: Standing
  gone: PacketRow['gone']
  /** Whether it waits for a demanded qualification to be passed. */
  locked: boolean
  /** The decision of this device that counts; null while there is none for this revision. */
  decision: DecisionRow | null
  unreceived: Unreceived | null
  /** Every version of the rubric that is here, to tell what an earlier score was of. */
  rubrics: Rubric[]
  /** Earlier revisions on which work here was made, oldest first. */
  bases: Packet[]
  /** What is covered of its files, those of earlier revisions too. */
  covers: OwnedCover[]
  /** By SHA-256. */
  files: Record<string, FileView>
}

/**
 * All that a review shows of a packet; null while it, its rubric or its framework is not here, and
 * from the moment on at which its reviewer steps back from it.
 */
export async function packetView(id: string, at: Store = store()): Promise<PacketView | null> {
  const { journal, keys } = at
  const shelved = await fromLibrary(id, at)
  if (shelved === null) return null
  const { row, body, bases, rubrics, framework, files } = shelved
  const hashes = files.map(([hash]) => hash)
  const [decisions, ownCovers] = await journal.transaction(
    'r',
    [journal.decisions, journal.repeats, journal.covers],
    () => Promise.all([decisionsOn(journal, [id]), coverRows(hashes, at)]),
  )
  if (recusalIn(countingOf(decisions), row) !== null) return null
  const locked = await lockedBy(at, shelved.demanded)
  const rubric = rubrics.find(({ version }) => version === body.rubricVersion)
  const latest = countingHere(decisions, body)
  // A live query follows what was read up to here: WebCrypto is not IndexedDB.
  const [packet, decision, earlier, own] = await Promise.all([
    openPacket(keys, body),
    latest && openDecision(keys, latest),
    Promise.all(bases.map((base) => openPacket(keys, base))),
    openCovers(ownCovers, at),
  ])
  const place = findAchievement(framework, packet.pathwayId, packet.achievementId)
  if (rubric === undefined || framework === undefined || place === null) return null
  const items = [...packet.earlier.flatMap(({ evidence }) => evidence), ...packet.evidence]
  const titles = new Map(items.map(({ sha256, title }) => [sha256, title]))
  return {
    packet,
    rubric,
    ...place,
    frameworkTitle: framework.title,
    standing: row.standing,
    gone: row.gone,
    locked: isLocked(row, locked),
    decision,
    unreceived: unreceivedOf(decisions, body.revision),
    rubrics,
    bases: earlier,
    covers: coversIn(packet, earlier, own),
    files: Object.fromEntries(
      files.flatMap(([, file]) =>
        file
          ? [
              [
                file.sha256,
                {
                  have: haveBytes(file),
                  size: file.size,
                  state: file.state,
                  problem:
                    file.problem &&
                    nameFile(file.problem, file.sha256, titles.get(file.sha256) ?? ''),
                },
              ],
            ]
          : [],
      ),
    ),
  }
}

/** The revision of each packet as it is here; null where it is not. */
export async function revisionsOf(
  ids: readonly string[],
  { library }: Pick<Store, 'library'> = store(),
): Promise<(number | null)[]> {
  const rows = await library.packets.bulkGet([...ids])
  return rows.map((row) => row?.revision ?? null)
}

/** What the library has of a packet, in one transaction; null where the packet is not whole in it. */
const fromLibrary = (id: string, { library }: Pick<Store, 'library'>) => {
  const { packets, bodies, bases, rubrics, frameworks, files } = library
  const tables = [packets, bodies, bases, rubrics, frameworks, files]
  return library.transaction('r', tables, async () => {
    const [row, body, earlier, demanded] = await Promise.all([
      packets.get(id),
      bodies.get(id),
      bases.where('id').equals(id).sortBy('revision'),
      demandedRows(library),
    ])
    if (row === undefined || body === undefined) return null
    const all = [row.files, earlier.flatMap((base) => base.files), row.earlierFiles].flat()
    const hashes = [...new Set(all)]
    const [versions, framework, found] = await Promise.all([
      rubrics
        .where('[id+version]')
        .between([body.rubricId, Dexie.minKey], [body.rubricId, Dexie.maxKey])
        .toArray(),
      frameworks.get(row.frameworkId),
      files.bulkGet(hashes),
    ])
    return {
      row,
      body,
      bases: earlier,
      demanded: demanded.filter(({ rubricId }) => rubricId === row.rubricId),
      rubrics: versions,
      framework,
      files: hashes.map((hash, at) => [hash, found[at]] as const),
    }
  })
}

/** What was accepted on an earlier revision is not the decision on this one. */
export function countingHere(
  decisions: SealedDecision[],
  { revision }: Pick<Packet, 'revision'>,
): SealedDecision | null {
  const row = countingOf(decisions)
  return row?.state === 'accepted' && row.packetRevision < revision ? null : row
}
