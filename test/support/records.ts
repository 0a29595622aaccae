/** What central records hold, read beside the service that runs. */
import { issueCode } from '../../central/devices/codes.ts'
import { type Central, openCentral } from '../../central/open.ts'
import { Decision } from '../../shared/model/decision.ts'
import type { CentralPlace } from './programs.ts'
import { reviewer } from './reviewer.ts'

export const openRecords = ({ data }: Pick<CentralPlace, 'data'>): Promise<Central> =>
  openCentral({ data })

/** What `openDesk` takes to enrol a workstation: the address and a fresh code. */
export const enrolment = async ({ db }: Central, address: string): Promise<string> =>
  `${address} ${(await issueCode(db, reviewer.id)).code}`

/** The decisions on these packets that the ledger has, in the order of the device. */
export async function ledgerOf({ db }: Central, packets: string[]) {
  const rows = await db
    .selectFrom('ledger')
    .select(['canonical', 'state', 'device_id'])
    .where('packet_id', 'in', packets)
    .orderBy('sequence')
    .execute()
  return rows.map(({ canonical, state, device_id }) => ({
    state,
    device: device_id,
    ...Decision.parse(JSON.parse(canonical)),
  }))
}

/** The hashes of a packet's files, in its order. */
export async function filesOf({ db }: Central, packet: string): Promise<string[]> {
  const { evidence } = await db
    .selectFrom('packets')
    .select('evidence')
    .where('id', '=', packet)
    .executeTakeFirstOrThrow()
  return evidence.flatMap((item) => (item.kind === 'file' ? [item.sha256] : []))
}
