import type { Achievement, Framework, Pathway } from '../../shared/model/framework.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Store } from './databases.ts'
import { haveBytes, nameFile } from './files.ts'
import { store } from './open.ts'
import { findAchievement } from './queue.ts'
import type { DecisionRow, FileRow, PacketRow, Standing } from './rows.ts'
import { openDecision, openPacket } from './sealed.ts'
import { latestOf } from './work.ts'

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
  /** The decision made last on this device. */
  decision: DecisionRow | null
  /** By SHA-256. */
  files: Record<string, FileView>
}

/** All that a review shows of a packet; null while it, its rubric or its framework is not here. */
export async function packetView(
  id: string,
  { library, journal, keys }: Store = store(),
): Promise<PacketView | null> {
  const [row, body, decisions] = await Promise.all([
    library.packets.get(id),
    library.bodies.get(id),
    journal.decisions.where('packetId').equals(id).toArray(),
  ])
  if (row === undefined || body === undefined) return null
  const [rubric, framework, files] = await Promise.all([
    library.rubrics.get([body.rubricId, body.rubricVersion]),
    library.frameworks.get(row.frameworkId),
    library.files.bulkGet(row.files),
  ])
  const latest = latestOf(decisions)
  // A live query follows what was read up to here: WebCrypto is not IndexedDB.
  const [packet, decision] = await Promise.all([
    openPacket(keys, body),
    latest && openDecision(keys, latest),
  ])
  const place = findAchievement(framework, packet.pathwayId, packet.achievementId)
  if (rubric === undefined || framework === undefined || place === null) return null
  const titles = new Map(packet.evidence.map(({ sha256, title }) => [sha256, title]))
  return {
    packet,
    rubric,
    ...place,
    frameworkTitle: framework.title,
    standing: row.standing,
    gone: row.gone,
    decision,
    files: Object.fromEntries(
      files.flatMap((file) =>
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
