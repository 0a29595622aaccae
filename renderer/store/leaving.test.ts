import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { LeaveRequest } from '../../shared/protocol/host.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { textOf } from '../testing/central.ts'
import { packetOf } from '../testing/fixtures.ts'
import { arrive } from '../testing/opened.ts'
import { bench, problemCode, review } from '../testing/setup.ts'
import { push } from '../sync/push.ts'
import { noJournal } from './counts.ts'
import { readMeta } from './databases.ts'
import { beginDraft } from './draft-row.ts'
import { leaveMachine } from './leaving.ts'
import { importFiled } from './filing.ts'

const nothing = { drafts: 0, conflict: 0, refused: 0 }

/** A bench whose host keeps what it was asked, and says that it is not enrolled any more. */
async function leavingBench(...packets: string[]) {
  const made = await bench()
  const asked: LeaveRequest[] = []
  made.central.instead = (path, init) => {
    if (path !== '/host/leave') return null
    asked.push(LeaveRequest.parse(JSON.parse(textOf(init))))
    made.central.enrolled = false
    return made.central.answer('/host/session')
  }
  await arrive(made.store, ...packets.map((id) => packetOf(id)))
  return { ...made, asked }
}

test('the host is told which decisions were not received, and up to where was looked', async () => {
  const { here, store, client, asked } = await leavingBench('P-1', 'P-2', 'P-3')
  await review(here, 'P-1')
  await push(store, client())
  const unsent = [await review(here, 'P-2'), await review(here, 'P-3')]
  const session = await leaveMachine(nothing, 'a'.repeat(64), here)
  expect(session.enrolment).toBeNull()
  expect(asked).toEqual([
    {
      last: unsent[1]?.signed.hash,
      undelivered: expect.toSatisfy(
        (ids: string[]) =>
          ids.toSorted().join() ===
          unsent
            .map(({ id }) => id)
            .toSorted()
            .join(),
      ),
      saved: 'a'.repeat(64),
    },
  ])
})

test('nothing is named once all was received', async () => {
  const { here, store, client, asked } = await leavingBench('P-1')
  const { signed } = await review(here, 'P-1')
  await push(store, client())
  await leaveMachine(nothing, null, here)
  expect(asked).toEqual([{ last: signed.hash, undelivered: [], saved: null }])
})

test('a decision that waits at central records for another is not called received', async () => {
  const { here, store, central, client, asked } = await leavingBench('P-1')
  const { id } = await review(here, 'P-1')
  central.judge = (decision) => ({ status: 'held', id: decision.id, waitingFor: decision.id })
  await push(store, client())
  await leaveMachine(nothing, null, here)
  expect(asked[0]?.undelivered).toEqual([id])
})

test.each(['unsent', 'held'] as const)(
  'nor one that was made while it was looked, and is %s',
  async (state) => {
    const { here, store, central, client, asked } = await leavingBench('P-1', 'P-2')
    await review(here, 'P-1')
    await push(store, client())
    await importFiled(here)
    central.judge = (decision) => ({ status: 'held', id: decision.id, waitingFor: decision.id })
    const { instead } = central
    let made: string | null = null
    let readings = 0
    central.instead = async (path, init) => {
      if (path.startsWith('/host/decisions?')) readings += 1
      // The first reading is that of what the journal lacks.
      if (readings === 2 && made === null) {
        made = ''
        made = (await review(here, 'P-2')).id
        if (state === 'held') await push(store, client())
      }
      return instead(path, init)
    }
    await leaveMachine(nothing, null, here)
    expect(asked[0]?.undelivered).toEqual([made])
  },
)

test('nor what is only an intent, which a start could not carry out', async () => {
  const { here, store, asked } = await leavingBench('P-1')
  const { id, packetId, madeAt: at } = await review(here, 'P-1')
  const sealed = new ArrayBuffer(8)
  await store.journal.intents.put({ decisionId: id, packetId, at, sealed })
  const left = '00000000-0000-7000-8000-00000000bbbb'
  await store.journal.intents.put({ decisionId: left, packetId, at, sealed })
  await leaveMachine(nothing, null, here)
  expect(asked[0]?.undelivered).toEqual([id, left])
})

test('what the host has and the journal lost without a word is not called received', async () => {
  const { here, store, client, asked } = await leavingBench('P-1', 'P-2', 'P-3')
  const [lost] = [await review(here, 'P-1'), await review(here, 'P-2')]
  await push(store, client())
  // The mark up to which the file was read stays, as it does when only some rows are damaged.
  await importFiled(here)
  await store.journal.decisions.delete(lost.id)
  await leaveMachine(nothing, null, here)
  expect(asked[0]?.undelivered).toEqual([lost.id])
})

test('a review that was begun since the reviewer looked is not lost unasked', async () => {
  const { here, store, asked } = await leavingBench('P-1')
  await store.writeDraft(null, beginDraft(packetOf('P-1')))
  expect(await problemCode(leaveMachine(nothing, null, here))).toBe('leave-overtaken')
  expect(asked).toEqual([])
  await leaveMachine({ ...nothing, drafts: 1 }, null, here)
  expect(asked).toHaveLength(1)
})

test('what the host refuses is told, and all stays as it is', async () => {
  const { here, store, central } = await leavingBench('P-1')
  await review(here, 'P-1')
  central.instead = (path) =>
    path === '/host/leave' ? central.problem(problem('leave-unsent')) : null
  expect(await problemCode(leaveMachine(nothing, null, here))).toBe('leave-unsent')
  expect(await readMeta(store.journal.meta, 'counts', noJournal)).toMatchObject({ unsent: 1 })
})
