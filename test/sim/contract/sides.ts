import { sql } from 'kysely'
import { createApp } from '../../../central/app.ts'
import { issueCode } from '../../../central/devices/codes.ts'
import { enrolDevice } from '../../../central/devices/enrol.ts'
import { revokeDevice as revokeReal } from '../../../central/devices/revoke.ts'
import type { Central } from '../../../central/open.ts'
import { putFramework, putRubric as putRubricReal } from '../../../central/programme/frameworks.ts'
import * as real from '../../../central/programme/packets.ts'
import { putReviewer } from '../../../central/programme/reviewers.ts'
import { beginEpoch as beginRealEpoch } from '../../../central/programme/service.ts'
import { makeKey } from '../../../central/testing/device.ts'
import type { Evidence } from '../../../shared/model/evidence.ts'
import * as plain from '../records/office.ts'
import { framework } from '../../../shared/testing/framework.ts'
import { rubricOf, textEvidence } from '../records/programme.ts'
import { createService } from '../records/service.ts'
import { emptyState, type PacketRecord, type State } from '../records/state.ts'
import { cast } from './moves.ts'

export type Answered = { status: number; body: unknown }

/** A device that both sides know by the same id, key and token. */
export type Enrolled = {
  deviceId: string
  reviewerId: string
  token: string
  key: ReturnType<typeof makeKey>
}

/** The same central records twice: the real ones, and those of the simulation. */
export type Sides = {
  state: State
  devices: Enrolled[]
  ask(device: Enrolled, path: string, body?: unknown): Promise<{ real: Answered; plain: Answered }>
  revise(id: string, evidence: Evidence[]): Promise<void>
  rubric(version: number, ids: string[]): Promise<void>
  withdraw(id: string): Promise<void>
  assign(id: string, reviewerId: string): Promise<void>
  revoke(deviceId: string): Promise<void>
  epoch(): Promise<void>
}

const input = (packet: PacketRecord): real.PacketInput => ({
  id: packet.id,
  attempt: packet.attempt,
  frameworkId: 'fw',
  pathwayId: 'field',
  achievementId: 'field-1',
  rubricId: 'rubric-1',
  rubricVersion: packet.rubricVersion,
  blind: false,
  learner: {
    id: packet.learnerId,
    alias: `Learner ${packet.learnerId}`,
    name: `Name of ${packet.learnerId}`,
  },
  submittedAt: '2026-11-01T08:00:00.000Z',
  dueAt: '2026-11-30T22:59:59.000Z',
  evidence: packet.evidence,
  reviewerId: packet.reviewerId,
})

/** Nothing in them, as after they were made. The ledger's own guard must be told to look away. */
async function empty({ db }: Central): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    const { rows } = await sql<{ name: string }>`
      select format('%I', tablename) as name from pg_tables
      where schemaname = current_schema() and tablename not in ('migrations', 'service')`.execute(
      trx,
    )
    await sql`truncate ${sql.raw(rows.map(({ name }) => name).join())}`.execute(trx)
  })
}

export async function openSides(central: Central): Promise<Sides> {
  const { db } = central
  await empty(central)
  const state = emptyState('', crypto.randomUUID())
  state.frameworks.push(framework)
  plain.putRubric(state, rubricOf(1))
  await db.transaction().execute(async (trx) => {
    await putFramework(trx, framework)
    await putRubricReal(trx, rubricOf(1))
  })
  for (const id of cast.reviewers) await putReviewer(db, { id, name: id })
  for (let number = 0; number < cast.packets; number += 1) {
    plain.putPacket(state, {
      id: `P-${number}`,
      attempt: 1 + (number % 2),
      learnerId: `L-${number >> 1}`,
      rubricVersion: 1,
      evidence: [textEvidence('E-1', `Text of P-${number}`)],
      reviewerId: cast.reviewers[number % cast.reviewers.length]!,
    })
    await db.transaction().execute((trx) => real.putPacket(trx, input(state.packets.at(-1)!)))
  }
  const devices: Enrolled[] = []
  for (const reviewerId of cast.devices) {
    const key = makeKey()
    const { publicKey } = key
    const code = (await issueCode(db, reviewerId)).code.replaceAll('-', '')
    const asked = { code, deviceName: reviewerId, publicKey, reviewerId: null }
    const { deviceId, token } = await enrolDevice(db, asked)
    devices.push({ deviceId, reviewerId, token, key })
    state.devices.push({ deviceId, reviewerId, publicKey, token, revoked: false })
  }

  const app = createApp(central)
  const service = createService({
    state: () => state,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    codes: new Map(),
    blobs: new Map(),
    pageSize: () => 500,
    pause: async () => {},
  })
  return {
    state,
    devices,
    async ask({ token }, path, body) {
      const method = body === undefined ? 'GET' : 'POST'
      const headers = new Headers({ authorization: `Bearer ${token}` })
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await app.request(path, { method, headers, ...sent })
      const answer = await service({ method, path, headers, body: sent.body ?? '' })
      return {
        real: { status: response.status, body: await response.json() },
        plain: { status: answer.status, body: JSON.parse(new TextDecoder().decode(answer.body)) },
      }
    },
    async revise(id, evidence) {
      plain.revisePacket(state, id, evidence)
      await db.transaction().execute((trx) => real.revisePacket(trx, id, evidence))
    },
    async rubric(version, ids) {
      plain.putRubric(state, rubricOf(version))
      await db.transaction().execute((trx) => putRubricReal(trx, rubricOf(version)))
      for (const id of ids) {
        plain.moveToRubric(state, id, version)
        const packet = state.packets.find((one) => one.id === id)!
        await db.transaction().execute((trx) => real.putPacket(trx, input(packet)))
      }
    },
    async withdraw(id) {
      plain.withdrawPacket(state, id)
      await db.transaction().execute((trx) => real.withdrawPacket(trx, id))
    },
    async assign(id, reviewerId) {
      plain.assignPacket(state, id, reviewerId)
      await db.transaction().execute((trx) => real.assignPacket(trx, id, reviewerId))
    },
    async revoke(deviceId) {
      plain.revokeDevice(state, deviceId)
      await revokeReal(db, deviceId)
    },
    async epoch() {
      plain.beginEpoch(state, crypto.randomUUID())
      await beginRealEpoch(db)
    },
  }
}
