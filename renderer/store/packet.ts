import type { Achievement, Framework, Pathway } from '../../shared/model/framework.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import type { Store } from './databases.ts'
import { haveBytes } from './files.ts'
import { store } from './open.ts'
import { findAchievement } from './queue.ts'
import type { DecisionRow, FileRow, PacketRow, Standing } from './rows.ts'
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
  { library, journal }: Store = store(),
): Promise<PacketView | null> {
  const [row, body, decisions] = await Promise.all([
    library.packets.get(id),
    library.bodies.get(id),
    journal.decisions.where('packetId').equals(id).toArray(),
  ])
  if (row === undefined || body === undefined) return null
  const { packet } = body
  const [rubric, framework, files] = await Promise.all([
    library.rubrics.get([packet.rubricId, packet.rubricVersion]),
    library.frameworks.get(packet.frameworkId),
    library.files.bulkGet(row.files),
  ])
  const place = findAchievement(framework, packet.pathwayId, packet.achievementId)
  if (rubric === undefined || framework === undefined || place === null) return null
  return {
    packet,
    rubric,
    ...place,
    frameworkTitle: framework.title,
    standing: row.standing,
    gone: row.gone,
    decision: latestOf(decisions),
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
                  problem: file.problem,
                },
              ],
            ]
          : [],
      ),
    ),
  }
}
