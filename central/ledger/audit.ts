import { Decision } from '../../shared/model/decision.ts'
import type { Db } from '../database/tables.ts'
import type { Entry } from './judge.ts'
import { readRefused } from './refused.ts'
import { cameAfterRevocation, tellRevocation } from './revocation.ts'
import { isSigned, readDecision } from './verify.ts'

/**
 * What is wrong with the ledger:
 * - `altered`: an entry's bytes have another hash, signature or content than they had when they came
 * - `gap`: decisions that a device made before this one never came
 * - `fork`: two decisions in one place of a device's order, or one that follows another than the
 *   ledger has there
 * - `refused`: a decision that was not taken into the ledger and is kept beside it
 */
export type Fault = 'altered' | 'gap' | 'fork' | 'refused'

/** What is said of one decision. */
export type Note = {
  device: string
  reviewer: string
  /** The decision's place in the device's order; null where nothing readable came. */
  sequence: number | null
  decision: string | null
  packet: string | null
  what: string
}

export type Finding = Note & { fault: Fault }

export type Audit = {
  entries: number
  devices: number
  findings: Finding[]
  /** What came from a device that was shut out: no fault of the ledger, and for the office to look at. */
  afterRevocation: Note[]
}

type Row = Entry & { public_key: string; revoked_at: Date | null }

/** Devices checked at a time: what is kept of each is one row, whatever the ledger's length. */
const pageSize = 500

/**
 * Checks the whole ledger: every entry's hash, signature and columns against its bytes, each
 * device's decisions for gaps and forks, and lists what was refused.
 */
export async function auditLedger(db: Db): Promise<Audit> {
  const findings: Finding[] = []
  const afterRevocation: Note[] = []
  const devices = new Set<string>()
  let entries = 0
  let before: Row | null = null
  for await (const row of inDeviceOrder(db)) {
    entries += 1
    devices.add(row.device_id)
    const say = (fault: Fault, what: string) => findings.push({ ...nameOf(row), fault, what })
    for (const what of alterations(row)) say('altered', what)
    const last = before?.device_id === row.device_id ? before : null
    const broken = last ? breakBetween(last, row) : await breakAtStart(db, row)
    if (broken) say(broken.fault, broken.what)
    if (row.revoked_at !== null && cameAfterRevocation(row))
      afterRevocation.push({
        ...nameOf(row),
        what: tellRevocation(row.revoked_at, readDecision(row.canonical)?.madeAt ?? null),
      })
    before = row
  }
  findings.push(...(await refusals(db)))
  return { entries, devices: devices.size, findings, afterRevocation }
}

async function* inDeviceOrder(db: Db): AsyncGenerator<Row> {
  let after: Row | undefined
  for (;;) {
    const page: Row[] = await db
      .selectFrom('ledger as l')
      .innerJoin('devices as d', 'd.id', 'l.device_id')
      .selectAll('l')
      .select(['d.public_key', 'd.revoked_at'])
      .$if(after !== undefined, (query) =>
        query.where((of) =>
          of.eb(
            of.refTuple('l.device_id', 'l.sequence'),
            '>',
            of.tuple(after!.device_id, after!.sequence),
          ),
        ),
      )
      .orderBy('l.device_id')
      .orderBy('l.sequence')
      .limit(pageSize)
      .execute()
    yield* page
    after = page.at(-1)
    if (page.length < pageSize) return
  }
}

const nameOf = (row: Row) => ({
  device: row.device_id,
  reviewer: row.reviewer_id,
  sequence: row.sequence,
  decision: row.id,
  packet: row.packet_id,
})

/** Where an entry is not what its device signed. */
function alterations(row: Row): string[] {
  if (!isSigned(row, row.public_key))
    return ['its bytes do not have the hash and the signature that they came with']
  const signed = Decision.safeParse(JSON.parse(row.canonical))
  if (!signed.success) return ['its bytes are no decision']
  const columns: Partial<Record<keyof Decision | 'outcome', unknown>> = {
    id: row.id,
    deviceId: row.device_id,
    reviewerId: row.reviewer_id,
    sequence: row.sequence,
    previousHash: row.previous_hash,
    packetId: row.packet_id,
    packetRevision: row.packet_revision,
    kind: row.kind,
    outcome: row.outcome,
    supersedes: row.supersedes,
  }
  return Object.entries(columns)
    .filter(([name, value]) => (signed.data[name as keyof Decision] ?? null) !== value)
    .map(([name, value]) => `its row has ${String(value)} for ${name}, which was not signed`)
}

type Break = { fault: Fault; what: string } | null

function breakBetween(last: Row, row: Row): Break {
  const missing = row.sequence - last.sequence - 1
  if (missing > 0) return { fault: 'gap', what: lacking(last.sequence + 1, row.sequence - 1) }
  if (row.previous_hash === last.hash) return null
  return {
    fault: 'fork',
    what: `it does not follow decision ${last.sequence} as the ledger has it`,
  }
}

/** A device begins at 1, or goes on where another device of the same reviewer was lost. */
async function breakAtStart(db: Db, row: Row): Promise<Break> {
  if (row.previous_hash === null)
    return row.sequence === 1 ? null : { fault: 'gap', what: lacking(1, row.sequence - 1) }
  const before = await db
    .selectFrom('ledger')
    .select('sequence')
    .where('hash', '=', row.previous_hash)
    .where('reviewer_id', '=', row.reviewer_id)
    .where('device_id', '<>', row.device_id)
    .executeTakeFirst()
  if (before?.sequence === row.sequence - 1) return null
  if (row.sequence > 1) return { fault: 'gap', what: lacking(1, row.sequence - 1) }
  return { fault: 'fork', what: 'it is its device’s first, but follows a decision' }
}

const lacking = (first: number, last: number) =>
  first === last
    ? `decision ${first} of its device did not come`
    : `decisions ${first} to ${last} of its device did not come`

async function refusals(db: Db): Promise<Finding[]> {
  const rows = await readRefused(db)
  return rows.map((row) => {
    const content = contentOf(row.body)
    return {
      fault: row.problem.code === 'sequence-taken' ? 'fork' : 'refused',
      device: row.device_id,
      reviewer: row.reviewer_id,
      sequence: content?.sequence ?? null,
      decision: row.decision_id,
      packet: content?.packetId ?? null,
      what: row.problem.what,
    }
  })
}

/** What a refused item says of itself, as far as it can be read. */
function contentOf(body: string): Decision | null {
  try {
    const { canonical } = JSON.parse(body) as { canonical?: unknown }
    return readDecision(String(canonical))
  } catch {
    return null
  }
}
