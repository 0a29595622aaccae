import { expect, test } from 'vitest'
import type { EvidenceFile } from '../../shared/model/evidence.ts'
import { earlier } from '../../shared/testing/review.ts'
import { evidenceSource } from '../store/evidence.ts'
import { packetView } from '../store/packet.ts'
import { libraryTables, removePackets } from '../store/packets.ts'
import { bytesOf, fileOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { countByHand } from '../testing/reading.ts'
import { problemCode, withFiles } from '../testing/setup.ts'
import { waiting } from '../testing/waiting.ts'
import { planFiles } from './plan.ts'

const again = (id: string, own: EvidenceFile[], before: EvidenceFile[], dueAt?: string) =>
  withFiles(id, own, {
    attempt: 2,
    earlier: [earlier(1, {}, { evidence: before })],
    ...(dueAt === undefined ? {} : { dueAt }),
  })

async function twoAttempts() {
  const all = await waiting(300, 400)
  const bytes = [bytesOf(70, 90), bytesOf(71, 50)]
  const [old, urgent] = await Promise.all(bytes.map((one) => fileOf(one, 'Log')))
  for (const [at, file] of [old!, urgent!].entries()) all.central.blobs.set(file.sha256, bytes[at]!)
  const own = all.files[0]!
  // The first of them is handed in again as it was: it is the packet's own.
  await arrive(all.store, again('P-0', [own], [own, old!]))
  return { ...all, own, old: old!, urgent: urgent!, bytes }
}

test('files of earlier attempts come after all own evidence, by the due dates of their packets', async () => {
  const { store, files, own, old, urgent } = await twoAttempts()
  await arrive(store, again('P-1', [files[1]!], [urgent], '2026-11-02T00:00:00.000Z'))
  const names = new Map([
    [own.sha256, 'own'],
    [files[1]!.sha256, 'own of P-1'],
    [old.sha256, 'old'],
    [urgent.sha256, 'old of P-1'],
  ])
  expect((await planFiles(store.library)).map((hash) => names.get(hash))).toEqual([
    'own of P-1',
    'own',
    'old of P-1',
    'old',
  ])
})

test('a packet is ready without them; they are checked, sealed and read like any other', async () => {
  const { store, central, old, bytes, packet, fetchAll, counts } = await twoAttempts()
  const wrong = bytes[0]!.slice()
  wrong[3]! ^= 1
  central.blobs.set(old.sha256, wrong)
  await fetchAll()
  expect(await packet(0)).toMatchObject({ ready: 1, bytes: 300, have: 300, problem: null })
  expect(await problemCode(evidenceSource(old.sha256, store))).toBe('evidence-lost')
  expect((await packetView('P-0', store))?.files[old.sha256]).toMatchObject({
    state: 'failed',
    problem: { code: 'evidence-corrupt', subject: 'Log' },
  })

  central.blobs.set(old.sha256, bytes[0]!)
  await store.library.files.update(old.sha256, { state: 'waiting', problem: null })
  await fetchAll()
  const source = await evidenceSource(old.sha256, store)
  expect(Buffer.compare(await source.read(0, 90), bytes[0]!)).toBe(0)
  expect(await counts()).toEqual(await countByHand(store))
  const [piece] = await store.library.pieces.where({ sha256: old.sha256 }).toArray()
  expect(Buffer.from(piece!.boxes[0]!.sealed).includes(Buffer.from(bytes[0]!.slice(0, 20)))).toBe(
    false,
  )
})

test('they are given back with the packet, and when it does not list them any more', async () => {
  const { store, own, old, urgent, fetchAll, counts } = await twoAttempts()
  await arrive(store, again('P-2', [urgent], [old]))
  await fetchAll()
  const uses = async (file: EvidenceFile) => (await store.library.files.get(file.sha256))?.uses
  expect([await uses(own), await uses(old)]).toEqual([1, 2])

  await arrive(store, again('P-0', [own], []))
  expect([await uses(own), await uses(old)]).toEqual([1, 1])
  await store.library.transaction('rw', libraryTables(store.library), async () =>
    removePackets(store.library, ['P-2']),
  )
  expect([await uses(own), await uses(old), await uses(urgent)]).toEqual([1, undefined, undefined])
  expect(await store.library.pieces.where({ sha256: old.sha256 }).count()).toBe(0)
  expect(await counts()).toEqual(await countByHand(store))
})

test('what was an earlier file and is handed in again is the packet’s own from then on', async () => {
  const { store, own, old, packet, fetchAll } = await twoAttempts()
  await fetchAll()
  await arrive(store, again('P-0', [own, old], [own, old]))
  expect(await packet(0)).toMatchObject({ ready: 1, bytes: 390, have: 390, earlierFiles: [] })
  expect((await store.library.files.get(old.sha256))?.uses).toBe(1)
})
