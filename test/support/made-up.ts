import { markDemonstration } from '../../central/programme/service.ts'
import type { CentralPlace } from './programs.ts'
import { openRecords } from './records.ts'

/** Has every workstation start without asking for a passphrase, on machines without a keychain. */
export async function sayMadeUp(place: Pick<CentralPlace, 'data'>): Promise<void> {
  const records = await openRecords(place)
  await records.db.transaction().execute((trx) => markDemonstration(trx, 'Test office'))
  await records.close()
}
