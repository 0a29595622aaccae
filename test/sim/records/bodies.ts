import type { Change } from '../../../shared/protocol/changes.ts'
import { readPacket } from './packets.ts'
import { isReceipted, toReceipt } from './receipts.ts'
import type { DeviceRecord, News, State } from './state.ts'

export type Subject = Pick<News, 'kind' | 'subject'>

/** What is so now of a subject, for this device. */
export function bodyOf(
  state: State,
  { deviceId, reviewerId }: DeviceRecord,
  { kind, subject }: Subject,
): Change[] {
  if (kind === 'framework') return state.frameworks.map((framework) => ({ type: kind, framework }))
  if (kind === 'rubric') {
    const rubric = state.rubrics.find(({ id, version }) => `${id}@${version}` === subject)
    return rubric ? [{ type: kind, rubric }] : []
  }
  if (kind === 'receipt') {
    const entry = state.ledger.find(({ id }) => id === subject)
    const mine = entry?.deviceId === deviceId
    return mine && isReceipted(entry) ? [{ type: kind, receipt: toReceipt(entry) }] : []
  }
  const now = readPacket(state, subject)
  if (now === undefined) return []
  if (!now.withdrawn && now.reviewerId === reviewerId) return [{ type: kind, packet: now.packet }]
  const reason = now.withdrawn ? 'withdrawn' : 'reassigned'
  return [{ type: 'packet-gone', packetId: subject, reason }]
}

/** A packet as it is now for this device, behind the rubric that it asks for. */
export function readPacketNow(state: State, device: DeviceRecord, packetId: string): Change[] {
  const now = bodyOf(state, device, { kind: 'packet', subject: packetId })
  const rubrics = now.flatMap((change) =>
    change.type === 'packet'
      ? bodyOf(state, device, {
          kind: 'rubric',
          subject: `${change.packet.rubricId}@${change.packet.rubricVersion}`,
        })
      : [],
  )
  return [...rubrics, ...now]
}
