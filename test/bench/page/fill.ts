/** Fills the library of a real window with packets like one that came from central records. */
import { libraryBucket } from '../../../renderer/store/bucket.ts'
import { libraryDatabase } from '../../../renderer/store/databases.ts'
import { fetchKeyring } from '../../../renderer/store/keyring.ts'
import { libraryTables, putPackets } from '../../../renderer/store/packets.ts'
import { openPacket, sealPackets } from '../../../renderer/store/sealed.ts'
import { here, serve } from './store.ts'

/** Packets of one transaction. */
const page = 500

/** As many packets as are wanted in all, with learners and due dates of their own. */
async function fill(wanted: number): Promise<number> {
  const bucket = libraryBucket()
  const library = libraryDatabase(
    bucket === null ? {} : { indexedDB: await bucket.open(), IDBKeyRange },
  )
  const keys = await fetchKeyring(here)
  const [body] = await library.bodies.toArray()
  const [row] = await library.packets.toArray()
  if (!body || !row) throw new Error('no packet came to be like')
  const pattern = await openPacket(keys, body)
  for (let from = 1; from < wanted; from += page) {
    const packets = Array.from({ length: Math.min(page, wanted - from) }, (_, index) => {
      const at = from + index
      return {
        ...pattern,
        id: `Q-${String(at).padStart(6, '0')}`,
        learner: { alias: `L-${at}`, name: `Learner Number${at}` },
        dueAt: new Date(Date.UTC(2027, 1, 1) + at * 60_000).toISOString(),
      }
    })
    const sealed = await sealPackets(keys, packets)
    await library.transaction('rw', libraryTables(library), async () =>
      putPackets(library, sealed, new Map(), row.round),
    )
  }
  const count = await library.packets.count()
  library.close()
  return count
}

serve({ fill })
