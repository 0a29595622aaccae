import { expect, test } from 'vitest'
import type { Change } from '../../shared/protocol/changes.ts'
import { type Store, writeMeta } from '../store/databases.ts'
import { framework, packetOf, rubric } from '../testing/fixtures.ts'
import { bench, review } from '../testing/setup.ts'
import { pull } from './pull.ts'
import { fromTheBeginning, takeAside } from './take-in.ts'

const packetChange = (id: string): Change => ({ type: 'packet', packet: packetOf(id) })
const here = ({ library }: Store) =>
  library.packets.toArray().then((rows) => rows.map(({ id, gone }) => [id, gone]))

/** A library in which packets are that an answer to a decision brought, before the feed was read. */
async function aside(pullRow = fromTheBeginning) {
  const all = await bench()
  await writeMeta(all.store.library.meta, 'pull', pullRow)
  await takeAside(all.store, [packetChange('P-1'), packetChange('P-2')])
  // The office took the first back meanwhile: the feed begins without it.
  all.central.feed = [
    { type: 'framework', framework },
    { type: 'rubric', rubric },
    packetChange('P-2'),
  ]
  return all
}

test('a packet that came beside the feed and was gone before it was read leaves', async () => {
  const { store, client } = await aside()
  await pull(store, client(), () => {})
  expect(await here(store)).toEqual([['P-2', null]])
})

test('where work holds it, it stays as gone', async () => {
  const { store, here: at, client } = await aside()
  await review(at, 'P-1')
  await pull(store, client(), () => {})
  expect(await here(store)).toEqual([
    ['P-1', 'unlisted'],
    ['P-2', null],
  ])
})

test('so does one that came after a full sync was begun, and before anything of it', async () => {
  const { store, client } = await aside({ ...fromTheBeginning, round: 1 })
  await pull(store, client(), () => {})
  expect(await here(store)).toEqual([['P-2', null]])
})
