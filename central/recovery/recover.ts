import * as z from 'zod'
import { Kind, SignedDecision } from '../../shared/model/decision.ts'
import { Id, Uuid } from '../../shared/model/values.ts'
import { SealedRecord } from '../../shared/protocol/sealed.ts'
import type { Device } from '../devices/authenticate.ts'
import { receiveDecision } from '../ledger/receive.ts'
import type { Central } from '../open.ts'
import { readOfficeKeys } from './keys.ts'
import { type Line, readLines } from './lines.ts'
import { createOpener, type Opened } from './open.ts'

/**
 * What became of one line of a device's decisions file:
 * - `recovered`: its decision is in the ledger now
 * - `known`: the ledger had it already
 * - `refused`: it was read, and not taken into the ledger, for the reason in `what`
 * - `unreadable`: no decision could be read from it
 */
export type Recovered = {
  line: number
  became: 'recovered' | 'known' | 'refused' | 'unreadable'
  decision: string | null
  packet: string | null
  device: string | null
  what: string
}

/**
 * Enters what a device's decisions file holds into the ledger, by the office's keys and as if the
 * device had sent it: each signature is checked, and each decision is entered once.
 * @param file the device's `decisions.log`, or one that was kept beside it
 */
export async function recoverDecisions(central: Central, file: string): Promise<Recovered[]> {
  const open = createOpener(await readOfficeKeys(central.data))
  const lines = await readLines(file)
  const read: { line: number; found: Read | { unreadable: string } }[] = []
  for (const [index, line] of lines.entries())
    read.push({ line: index + 1, found: await readDecision(line, open) })
  const isWithdrawal = ({ found }: (typeof read)[number]) =>
    'kind' in found && found.kind === 'withdrawal'
  // Withdrawals before all else, as a device sends them: what was taken back before it was sent is
  // then not in effect for a moment.
  const inTurn = [...read.filter(isWithdrawal), ...read.filter((one) => !isWithdrawal(one))]
  const recovered: Recovered[] = []
  for (const { line, found } of inTurn) {
    const became =
      'unreadable' in found
        ? { ...nothing, became: 'unreadable' as const, what: found.unreadable }
        : await enter(central, found)
    recovered.push({ line, ...became })
  }
  return recovered.toSorted((one, other) => one.line - other.line)
}

const nothing = { decision: null, packet: null, device: null }

type Read = { signed: SignedDecision; deviceId: string; packetId: string; kind: Kind | null }

async function readDecision(
  line: Line,
  open: (record: SealedRecord) => Promise<Opened>,
): Promise<Read | { unreadable: string }> {
  if ('unreadable' in line) return line
  const record = SealedRecord.safeParse(line.value)
  // A device that has yet to seal its file wrote decisions in clear.
  const opened = record.success ? await open(record.data) : { content: line.value }
  if ('unreadable' in opened) return opened
  const signed = SignedDecision.safeParse(opened.content)
  if (!signed.success) return { unreadable: 'it holds no decision' }
  const { deviceId, packetId, kind } = claimsOf(signed.data)
  if (!deviceId) return { unreadable: 'its decision names no device' }
  return { signed: signed.data, deviceId, packetId, kind }
}

/** What a decision says of itself; whether that is true is for `receiveDecision` to judge. */
function claimsOf({ canonical }: SignedDecision): z.infer<typeof Claims> {
  try {
    return Claims.parse(JSON.parse(canonical))
  } catch {
    return { deviceId: null, packetId: '', kind: null }
  }
}

const Claims = z.object({
  deviceId: Uuid.nullable().default(null),
  packetId: Id.or(z.literal('')).default(''),
  kind: Kind.nullable().default(null),
})

async function enter(
  { db, report }: Central,
  { signed, deviceId, packetId }: Read,
): Promise<Omit<Recovered, 'line'>> {
  const named = { decision: signed.id, packet: packetId, device: deviceId }
  const device = await findDevice(db, deviceId)
  if (!device) return { ...named, became: 'unreadable', what: 'these records know no such device' }
  const before = await db
    .selectFrom('ledger')
    .select('hash')
    .where('id', '=', signed.id)
    .executeTakeFirst()
  const verdict = await receiveDecision(db, device, signed, report)
  if (verdict.status === 'refused' || verdict.status === 'try-again')
    return { ...named, became: 'refused', what: verdict.problem.what }
  const known = before?.hash === signed.hash
  return { ...named, became: known ? 'known' : 'recovered', what: saidOf[verdict.status] }
}

const saidOf = {
  accepted: 'accepted',
  duplicate: 'accepted',
  held: 'waited for the decision that it replaces or takes back',
  conflict: 'kept without effect: the packet has changed since',
} as const

async function findDevice(db: Central['db'], deviceId: string): Promise<Device | null> {
  if (!Uuid.safeParse(deviceId).success) return null
  const found = await db
    .selectFrom('devices')
    .select(['id', 'reviewer_id', 'public_key'])
    .where('id', '=', deviceId)
    .executeTakeFirst()
  return found
    ? { deviceId: found.id, reviewerId: found.reviewer_id, publicKey: found.public_key }
    : null
}
