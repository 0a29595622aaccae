import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Cover } from '../../shared/model/cover.ts'
import { openTestStore, packetOf } from '../testing/fixtures.ts'
import { coverRows, coversIn, keepCover, liftCover, openCovers } from '../store/covers.ts'
import { coverRegion, liftRegion, nameCover } from './covering.ts'
import { History } from './history.ts'
import { goBack } from './undo.ts'

const sha256 = 'a'.repeat(64)
const cover = (): Cover => ({
  id: crypto.randomUUID(),
  sha256,
  page: 2,
  box: [0.1, 0.2, 0.3, 0.05],
  name: 'Maryam at the left',
})

function bench() {
  const store = openTestStore()
  const history = new History()
  const write = {
    keep: (one: Cover) => keepCover(one, store),
    lift: (id: string) => liftCover(id, store),
  }
  const here = async () => openCovers(await coverRows([sha256], store), store)
  const turn = (as: 'undo' | 'redo') =>
    goBack(as, { history, here: { store, fetch: () => Promise.reject(new Error('unasked')) } })
  return { store, history, write, here, turn }
}

test('a cover is kept sealed, by the file’s SHA-256', async () => {
  const { store, here } = bench()
  const one = cover()
  await keepCover(one, store)
  expect(await here()).toEqual([one])
  const [row] = await store.journal.covers.toArray()
  expect(Object.keys(row!).toSorted()).toEqual(['id', 'sealed', 'sha256'])
  expect(new TextDecoder().decode(row!.sealed)).not.toContain('Maryam')
  expect(await openCovers([{ ...row!, sha256: 'b'.repeat(64) }], store)).toEqual([])
})

test('covered, named and lifted are taken back, and done again', async () => {
  const { history, write, here, turn } = bench()
  const one = { ...cover(), name: '' }
  await coverRegion('P-1', one, history, write)
  await nameCover('P-1', one, 'A face', history, write)
  const named = { ...one, name: 'A face' }
  await liftRegion('P-1', named, history, write)
  expect(await here()).toEqual([])

  expect(await turn('undo')).toEqual({ packetId: 'P-1', said: 'Covered again' })
  expect(await here()).toEqual([named])
  expect(await turn('undo')).toMatchObject({ said: 'Named as before' })
  expect(await here()).toEqual([one])
  expect(await turn('undo')).toMatchObject({ said: 'The cover is lifted' })
  expect(await here()).toEqual([])
  expect(await turn('undo')).toBeNull()

  await turn('redo')
  await turn('redo')
  expect(await here()).toEqual([named])
  await turn('redo')
  expect(await here()).toEqual([])
  expect(await turn('redo')).toBeNull()
})

test('of a file of now the packet says what is covered, of an earlier one its own revision', () => {
  const file = { id: 'E1', title: 'Log', kind: 'link' as const, url: 'https://example.org', sha256 }
  const [mine, lifted, before] = [cover(), cover(), { ...cover(), sha256: 'c'.repeat(64) }]
  const packet = { ...packetOf('P-1'), evidence: [file], covers: [] }
  const base = { ...packet, covers: [lifted, before] }
  expect(coversIn(packet, [base], [mine])).toEqual([
    { ...before, by: 'office' },
    { ...mine, by: 'reviewer' },
  ])
})
