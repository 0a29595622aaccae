import type { Draft } from '../../shared/model/draft.ts'
import type { Packet } from '../../shared/model/packet.ts'
import type { Store } from '../store/databases.ts'
import type { DecisionRow } from '../store/rows.ts'
import { openDecisions, openDraftRow, openPacket, sealPackets } from '../store/sealed.ts'
import { libraryTables, putPackets } from '../store/packets.ts'

/** Takes packets into the library, as the end of a page does. */
export async function arrive(store: Store, ...packets: Packet[]): Promise<void> {
  const sealed = await sealPackets(store.keys, packets)
  await store.library.transaction('rw', libraryTables(store.library), async () =>
    putPackets(store.library, sealed, new Map(), 0),
  )
}

/** The draft that the journal has of a packet. */
export async function draftOf({ journal, keys }: Store, id: string): Promise<Draft | undefined> {
  const row = await journal.drafts.get(id)
  return row && openDraftRow(keys, row)
}

/** The decisions that the journal has, in their order; of some ids in theirs. */
export async function decisionsOf(
  { journal, keys }: Store,
  ids?: string[],
): Promise<DecisionRow[]> {
  const rows = ids
    ? await journal.decisions.bulkGet(ids)
    : await journal.decisions.orderBy('sequence').toArray()
  return openDecisions(
    keys,
    rows.filter((row) => row !== undefined),
  )
}

/** The packet that the library has. */
export async function packetIn({ library, keys }: Store, id: string): Promise<Packet | undefined> {
  const row = await library.bodies.get(id)
  return row && openPacket(keys, row)
}
