/** An office whose packets are put in by central records' own functions, so that no check is in the way. */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { framework, rubrics } from '../../central/demo/programme/index.ts'
import { type Central, openCentral } from '../../central/open.ts'
import { putFramework, putRubric } from '../../central/programme/frameworks.ts'
import { type PacketInput, putPacket } from '../../central/programme/packets.ts'
import { markDemonstration } from '../../central/programme/service.ts'
import { putReviewer } from '../../central/programme/reviewers.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { type Desk, deskPlace, openDesk, type Shell } from './desk.ts'
import type { TestFile } from './documents.ts'
import { copyEmpty, temporaryFolder } from './office.ts'
import { reviewer } from './reviewer.ts'
import { central, freePort, type Program, startCentral } from './programs.ts'

/** The title of a file is its name. */
export type HandIn = TestFile | { title: string; text: string } | { title: string; url: string }

export const titleOf = (item: HandIn) => ('name' in item ? item.name : item.title)

const achievement = framework.pathways[0]!.achievements[0]!

/** The rubric of all packets. */
export const rubric = rubrics.find(({ id }) => id === achievement.rubricId)!

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function toEvidence({ evidence }: Central, id: string, item: HandIn): Promise<Evidence> {
  if ('text' in item) return { id, kind: 'text', sha256: sha256(item.text), ...item }
  if ('url' in item) return { id, kind: 'link', sha256: sha256(item.url), ...item }
  const { name, mediaType, bytes } = item
  const stored = await evidence.put(bytes)
  return { id, kind: 'file', title: name, fileName: name, mediaType, ...stored }
}

/** Puts packets of such items into central records; answers with their ids, in the queue's order. */
export async function putHandIns(
  data: string,
  packets: HandIn[][],
  more: Partial<PacketInput> = {},
): Promise<string[]> {
  await copyEmpty(data)
  const records = await openCentral({ data })
  const ids = packets.map((_, index) => idOf(index))
  try {
    const evidence = await Promise.all(
      packets.map((items) =>
        Promise.all(items.map((item, index) => toEvidence(records, `E${index + 1}`, item))),
      ),
    )
    await records.db.transaction().execute(async (trx) => {
      for (const one of rubrics) await putRubric(trx, one)
      await putFramework(trx, framework)
      // Workstations then start without asking, on machines without a keychain.
      await markDemonstration(trx, 'Test office')
      await putReviewer(trx, reviewer)
      for (const [index, items] of evidence.entries())
        await putPacket(trx, { ...packetOf(index, items), ...more })
    })
    return ids
  } finally {
    await records.close()
  }
}

/** The first packet with other items: its learner hands in a revision. */
export async function reviseHandIn(data: string, items: HandIn[]): Promise<void> {
  const records = await openCentral({ data })
  try {
    const evidence = await Promise.all(
      items.map((item, index) => toEvidence(records, `E${index + 1}`, item)),
    )
    await records.db.transaction().execute((trx) => putPacket(trx, packetOf(0, evidence)))
  } finally {
    await records.close()
  }
}

const idOf = (index: number) => `P-${901 + index}`

const packetOf = (index: number, evidence: Evidence[]): PacketInput => ({
  id: idOf(index),
  attempt: 1,
  frameworkId: framework.id,
  pathwayId: framework.pathways[0]!.id,
  achievementId: achievement.id,
  rubricId: rubric.id,
  rubricVersion: rubric.version,
  blind: false,
  learner: { id: `s-${index}`, alias: `Learner ${index}`, name: `Learner Number${index}` },
  submittedAt: '2026-11-02T09:00:00.000Z',
  dueAt: new Date(Date.UTC(2027, 0, 10, 12, index)).toISOString(),
  evidence,
  reviewerId: reviewer.id,
})

export type OpenDesk = Desk & {
  central: Program
  office: { data: string }
  packets: string[]
  remove(): Promise<void>
}

/**
 * Central records that hold these packets, and a workstation enrolled with them.
 * @param more in place of what packets have otherwise
 */
export async function openDeskOn(
  shell: Shell,
  packets: HandIn[][],
  more: Partial<PacketInput> = {},
): Promise<OpenDesk> {
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
  const ids = await putHandIns(data, packets, more)
  const records = await startCentral({ data, port: await freePort() })
  const { code } = JSON.parse(await central(data, 'enrol', reviewer.id, '--json'))
  const desk = await openDesk(shell, await deskPlace(folder), `${records.address} ${code}`)
  return {
    ...desk,
    central: records,
    office: { data },
    packets: ids,
    async remove() {
      await desk.close()
      await records.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
