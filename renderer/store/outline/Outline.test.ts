import { afterEach, describe, expect, test } from 'vitest'
import { bytesOf, fileOf, packetOf } from '../../testing/fixtures.ts'
import { arrive } from '../../testing/opened.ts'
import { bench, review, withFiles } from '../../testing/setup.ts'
import type { Store } from '../databases.ts'
import { toggleFlag } from '../flags.ts'
import { libraryTables, removePackets } from '../packets.ts'
import { settle } from '../standing.ts'
import { Outline } from './Outline.ts'

let begun: Outline[] = []
afterEach(() => {
  for (const one of begun) one.close()
  begun = []
})

async function outlineOf(store: Store) {
  const outline = new Outline(store)
  begun.push(outline)
  await outline.whole()
  return outline
}

/** Until what was written is in it. */
async function settled(outline: Outline) {
  await new Promise((resolve) => setTimeout(resolve, 20))
  await outline.whole()
}

const idsOf = (outline: Outline) => [...outline.slots].map(({ row }) => row.id).toSorted()

describe('the outline of the queue', () => {
  test('has every packet, however many portions they come in', async () => {
    const { store } = await bench()
    const packets = Array.from({ length: 650 }, (_, at) => packetOf(`P-${1000 + at}`))
    await arrive(store, ...packets)
    const outline = await outlineOf(store)
    expect(outline.isWhole).toBe(true)
    expect(idsOf(outline)).toEqual(packets.map(({ id }) => id))
  })

  test('follows what arrives, moves on, is flagged, and leaves', async () => {
    const { store, here } = await bench()
    await arrive(store, packetOf('P-1'), packetOf('P-2'))
    const outline = await outlineOf(store)
    const versions = [outline.version]
    outline.watch(() => versions.push(outline.version))

    await arrive(store, packetOf('P-3'))
    await review(here, 'P-1')
    await settle(store, ['P-1'])
    await toggleFlag('P-2', store)
    await settled(outline)
    expect(idsOf(outline)).toEqual(['P-1', 'P-2', 'P-3'])
    expect(outline.of('P-1')).toMatchObject({ standing: 'decided', outcome: 'met' })
    expect(outline.of('P-2')?.flagged).toBe(true)
    expect(versions.length).toBeGreaterThan(1)

    await toggleFlag('P-2', store)
    await store.library.transaction('rw', libraryTables(store.library), async () =>
      removePackets(store.library, ['P-3']),
    )
    await settled(outline)
    expect(idsOf(outline)).toEqual(['P-1', 'P-2'])
    expect(outline.of('P-2')?.flagged).toBe(false)
  })

  test('follows a page of many packets without being read anew', async () => {
    const { store } = await bench()
    await arrive(store, packetOf('P-1'))
    const outline = await outlineOf(store)
    // That the journal came into being is told as a change of all flags.
    await settled(outline)
    const roundOf = (id: string) => [...outline.slots].find(({ row }) => row.id === id)?.round
    const round = roundOf('P-1')
    await arrive(store, ...Array.from({ length: 200 }, (_, at) => packetOf(`P-${2000 + at}`)))
    await settled(outline)
    expect(outline.size).toBe(201)
    expect(roundOf('P-1')).toBe(round)
    expect(roundOf('P-2199')).toBe(round)
  })

  test('finds again what was cleared at once', async () => {
    const { store } = await bench()
    await arrive(store, packetOf('P-1'), packetOf('P-2'))
    const outline = await outlineOf(store)
    await store.library.packets.clear()
    await settled(outline)
    expect(idsOf(outline)).toEqual([])
  })

  test('keeps names sealed until they are asked for', async () => {
    const { store } = await bench()
    await arrive(store, packetOf('P-1', { learner: { alias: 'L-1', name: 'Nguyễn Thu Hà' } }))
    const outline = await outlineOf(store)
    expect(outline.of('P-1')?.learner).toBeNull()
    expect(outline.unnamed).toBe(1)
    await outline.name(['P-1', 'P-9'])
    expect(outline.of('P-1')?.learner).toBe('Nguyễn Thu Hà')
    expect([...outline.slots][0]?.text).toContain('nguyen thu ha')

    // Sealed anew under another key, the name may be another.
    await arrive(store, packetOf('P-1', { learner: { alias: 'L-1', name: 'Ha Nguyen' } }))
    await settled(outline)
    expect(outline.of('P-1')?.learner).toBeNull()
  })

  test('tells of a name that is damaged', async () => {
    const { store } = await bench()
    await arrive(store, packetOf('P-1'))
    await store.library.packets.update('P-1', { learner: new ArrayBuffer(40) })
    const outline = await outlineOf(store)
    await outline.name(['P-1'])
    expect(outline.of('P-1')).toMatchObject({ learner: '', problem: { code: 'library-damaged' } })
  })

  test('shows how much of the evidence is here', async () => {
    const { store } = await bench()
    await arrive(store, withFiles('P-1', [await fileOf(bytesOf(1, 10))]))
    const outline = await outlineOf(store)
    expect(outline.of('P-1')).toMatchObject({ ready: false, bytes: 10, have: 0 })
  })
})
