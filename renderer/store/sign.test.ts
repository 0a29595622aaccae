import { expect, test } from 'vitest'
import { packetOf } from '../testing/fixtures.ts'
import { arrive, decisionsOf } from '../testing/opened.ts'
import { bench, review } from '../testing/setup.ts'
import { decisionIn } from './decisions.ts'

async function decidedOnce() {
  const all = await bench()
  await arrive(all.store, packetOf('P-1'), packetOf('P-2'), packetOf('P-3'))
  const decideOn = (packetId: string) => review(all.here, packetId)
  await decideOn('P-1')
  return { ...all, decideOn }
}

test('a file that was lost under an open window gets back what it had before it is gone on', async () => {
  const { store, central, decideOn } = await decidedOnce()
  central.filed = []
  await decideOn('P-2')
  const [first, second] = central.filed.map((signed) => decisionIn({ signed }))
  expect(first).toMatchObject({ packetId: 'P-1', sequence: 1 })
  expect(second).toMatchObject({ packetId: 'P-2', sequence: 2 })
  expect((await decisionsOf(store)).map(({ sequence }) => sequence)).toEqual([1, 2])
})

test('what the file does not take back holds nothing up, and is not offered again', async () => {
  const { central, decideOn } = await decidedOnce()
  central.filed = []
  const puts: string[] = []
  central.instead = (path, init) => {
    if (path !== '/host/decisions' || init?.method !== 'PUT') return null
    puts.push(path)
    return Response.json({ whole: 0 })
  }
  await decideOn('P-2')
  expect(central.filed.map((signed) => decisionIn({ signed }).packetId)).toEqual(['P-2'])
  await decideOn('P-3')
  expect(central.filed).toHaveLength(2)
  expect(puts).toHaveLength(1)
})
