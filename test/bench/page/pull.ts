/** What the pull benchmark does inside the worker: the product's own modules against plain ones. */
import type { Packet } from '../../../shared/model/packet.ts'
import type { Changes } from '../../../shared/protocol/changes.ts'
import { type Library, libraryIndexes } from '../../../renderer/store/databases.ts'
import { openPacket } from '../../../renderer/store/sealed.ts'
import { fetchEvidence } from '../../../renderer/sync/evidence.ts'
import { pull } from '../../../renderer/sync/pull.ts'
import { roomOnDisk } from '../../../renderer/sync/room.ts'
import { openRaw, type RawStore } from './raw.ts'
import { clientOf, close, here, openFresh, serve, timed } from './store.ts'

/** As many downloads at a time as the product has. */
const parallel = 4

/** Milliseconds for the evidence of all packets by the product, and its files for the plain way. */
async function evidence() {
  const store = await openFresh()
  const client = clientOf(here)
  await pull(store, client, () => {})
  const took = await timed(() => fetchEvidence(store, client, () => 0, roomOnDisk(here)))
  const files = await store.library.files.toArray()
  const lacking = files.filter(({ state }) => state !== 'whole').map(({ sha256 }) => sha256)
  if (lacking.length > 0) throw new Error(`not all evidence came: ${lacking.join(', ')}`)
  close(store)
  return {
    took,
    hashes: files.map(({ sha256 }) => sha256),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  }
}

/** Milliseconds for the same files by fetch and put alone. */
async function plainEvidence(hashes: string[]): Promise<number> {
  const raw = await openRaw([{ name: 'files', keyPath: 'sha256' }])
  const left = [...hashes]
  const lane = async () => {
    for (let sha256 = left.shift(); sha256 !== undefined; sha256 = left.shift()) {
      const response = await here(`/central/v1/evidence/${sha256}`, { cache: 'no-store' })
      await raw.put({ files: [{ sha256, bytes: await response.arrayBuffer() }] })
    }
  }
  const took = await timed(async () => {
    await Promise.all(Array.from({ length: parallel }, lane))
  })
  await raw.remove()
  return took
}

/** Packets like the first one that central records have, each with files of its own. */
function packetsLike(packet: Packet, count: number): Packet[] {
  const hash = (number: number) => number.toString(16).padStart(64, '0')
  return Array.from({ length: count }, (_, index) => ({
    ...packet,
    id: `P-${index}`,
    dueAt: new Date(1_800_000_000_000 + (index % 40) * 86_400_000).toISOString(),
    evidence: packet.evidence.map((item, place) =>
      item.kind === 'file' ? { ...item, sha256: hash(index * 100 + place) } : item,
    ),
  }))
}

/** A table of the library with the indexes that it has there, in Dexie's notation. */
function storeLike(name: 'packets' | 'bodies' | 'files'): RawStore {
  const [keyPath = '', ...indexes] = libraryIndexes[name].split(/,\s*/)
  const pathOf = (index: string) =>
    index.startsWith('[') ? index.slice(1, -1).split('+') : index.replace('*', '')
  return {
    name,
    keyPath,
    indexes: indexes.map((index) => ({
      keyPath: pathOf(index),
      multiEntry: index.startsWith('*'),
    })),
  }
}

const libraryStores = (['packets', 'bodies', 'files'] as const).map(storeLike)

type Rows = { packets: unknown[]; bodies: unknown[]; files: unknown[] }

/** Milliseconds for pages of changes from their JSON into the library, and the rows they became. */
async function rows({ count, page }: { count: number; page: number }) {
  const first = await openFresh()
  await pull(first, clientOf(here), () => {})
  const [body] = await first.library.bodies.toArray()
  if (!body) throw new Error('there is no packet')
  const packets = packetsLike(await openPacket(first.keys, body), count)
  close(first)

  const stamp = { protocol: 1, epoch: crypto.randomUUID(), serverTime: new Date().toISOString() }
  const pages = Array.from({ length: Math.ceil(count / page) }, (_, index) => {
    const end = (index + 1) * page
    const data: Changes = {
      changes: packets.slice(index * page, end).map((packet) => ({ type: 'packet', packet })),
      cursor: `c${index}`,
      more: end < count,
    }
    return JSON.stringify({ ...stamp, data })
  })
  const store = await openFresh()
  const left = [...pages]
  const client = clientOf(async () => new Response(left.shift()))
  const took = await timed(() => pull(store, client, () => {}))
  const written = await writtenRows(store.library)
  if (written.packets.length !== count) throw new Error('not all packets came')
  close(store)
  return { took, ...(await plainRows(written, page)) }
}

async function writtenRows({ packets, bodies, files }: Library): Promise<Rows> {
  return {
    packets: await packets.toArray(),
    bodies: await bodies.toArray(),
    files: await files.toArray(),
  }
}

/** The same rows put as they are, in transactions of the same size. */
async function plainRows(written: Rows, page: number): Promise<{ plain: number }> {
  const raw = await openRaw(libraryStores)
  const parts = Math.ceil(written.packets.length / page)
  const part = (all: unknown[], index: number) => {
    const size = Math.ceil(all.length / parts)
    return all.slice(index * size, (index + 1) * size)
  }
  const plain = await timed(async () => {
    for (let index = 0; index < parts; index += 1)
      await raw.put({
        packets: part(written.packets, index),
        bodies: part(written.bodies, index),
        files: part(written.files, index),
      })
  })
  await raw.remove()
  return { plain }
}

serve({ evidence, plainEvidence, rows })
