/** What the office does, as `central/programme` does it. Each call is one transaction. */
import type { Evidence } from '../../../shared/model/evidence.ts'
import { isNonDecision } from '../../../shared/model/outcome.ts'
import type { Rubric } from '../../../shared/model/rubric.ts'
import { readPacket } from './packets.ts'
import { announce, type PacketRecord, type State } from './state.ts'

export type PacketInput = Pick<
  PacketRecord,
  'id' | 'attempt' | 'learnerId' | 'rubricVersion' | 'evidence' | 'reviewerId'
>

const find = (state: State, id: string) => {
  const packet = state.packets.find((one) => one.id === id)
  if (packet === undefined) throw new Error(`there is no packet ${id}`)
  return packet
}

const announceTo = (state: State, subject: string, ...reviewers: (string | null)[]) =>
  announce(
    state,
    ...[...new Set(reviewers.filter((one) => one !== null))].map((reviewerId) => ({
      kind: 'packet' as const,
      subject,
      reviewerId,
    })),
  )

/** All packets of a learner, whose earlier attempts may have changed. */
export function announceLearner(state: State, learnerId: string): void {
  for (const packet of state.packets)
    if (packet.learnerId === learnerId && !packet.withdrawn)
      announceTo(state, packet.id, packet.reviewerId)
}

export function putRubric(state: State, rubric: Rubric): void {
  state.rubrics.push(rubric)
  const subject = `${rubric.id}@${rubric.version}`
  announce(state, { kind: 'rubric', subject, reviewerId: null })
}

export function putPacket(state: State, input: PacketInput): void {
  state.packets.push({ ...input, revision: 1, round: 1, withdrawn: false })
  announceTo(state, input.id, input.reviewerId)
}

export function revisePacket(state: State, id: string, evidence: Evidence[]): void {
  const packet = find(state, id)
  packet.evidence = evidence
  packet.revision += 1
  announceTo(state, id, packet.reviewerId)
  announceLearner(state, packet.learnerId)
}

/** Has a packet scored with another version of its rubric. */
export function moveToRubric(state: State, id: string, version: number): void {
  const packet = find(state, id)
  if (packet.rubricVersion === version) return
  packet.rubricVersion = version
  announceTo(state, id, packet.reviewerId)
}

export function withdrawPacket(state: State, id: string): void {
  const packet = find(state, id)
  if (packet.withdrawn) return
  packet.withdrawn = true
  announceTo(state, id, packet.reviewerId)
  announceLearner(state, packet.learnerId)
}

export function assignPacket(state: State, id: string, reviewerId: string): void {
  const packet = find(state, id)
  const decided = readPacket(state, id)?.packet.decided ?? null
  const reopen = decided !== null && isNonDecision(decided.outcome)
  if (packet.reviewerId === reviewerId && !packet.withdrawn && !reopen) return
  const { reviewerId: before, withdrawn } = packet
  Object.assign(packet, { reviewerId, withdrawn: false })
  if (reopen) packet.round += 1
  announceTo(state, id, before, reviewerId)
  if (withdrawn || reopen) announceLearner(state, packet.learnerId)
}

/** Takes a packet from the reviewer who stepped back from it. */
export function freePacket(state: State, id: string, reviewerId: string): void {
  const packet = find(state, id)
  if (packet.reviewerId !== reviewerId) return
  packet.reviewerId = null
  announceTo(state, id, reviewerId)
}

export function revokeDevice(state: State, deviceId: string): void {
  for (const device of state.devices) if (device.deviceId === deviceId) device.revoked = true
}

/** Another life of central records, out of what a backup had. */
export function beginEpoch(state: State, epoch: string): void {
  state.feed = []
  state.epoch = epoch
}
