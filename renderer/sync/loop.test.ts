import { afterEach, expect, test, vi } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { readMeta } from '../store/databases.ts'
import { keepHold } from '../store/hold.ts'
import { neverSynced, status } from '../store/status.ts'
import { bytesOf, fileOf, framework, packetOf, rubric } from '../testing/fixtures.ts'
import type { ScriptedCentral } from '../testing/central.ts'
import { arrive } from '../testing/opened.ts'
import { bench, review, withFiles } from '../testing/setup.ts'
import { type Loop, runSync } from './loop.ts'

let loop: Loop | undefined
afterEach(async () => {
  vi.useRealTimers()
  await loop?.stop()
})

/** A loop whose naps end only when the test says so. */
async function running() {
  const all = await bench()
  const naps: number[] = []
  const time = { date: '2026-11-24T09:41:00.000Z', elapsed: 0 }
  let end = () => {}
  const start = () => {
    loop = runSync(all.here, {
      now: () => new Date(time.date),
      elapsed: () => time.elapsed,
      random: () => 0.5,
      sleep: (milliseconds, signal) =>
        new Promise((resolve) => {
          naps.push(milliseconds)
          end = resolve
          signal.addEventListener('abort', () => resolve())
        }),
    })
    return loop
  }
  const sync = () => readMeta(all.store.library.meta, 'sync', neverSynced)
  const asleep = (times: number) => vi.waitFor(() => expect(naps.length).toBe(times))
  return { ...all, time, start, naps, sync, asleep, wakeByTime: () => end() }
}

test('a first turn brings packets and evidence, and the status says so', async () => {
  const { store, central, start, sync } = await running()
  const bytes = bytesOf(1, 300)
  const file = await fileOf(bytes)
  central.blobs.set(file.sha256, bytes)
  central.feed = [
    { type: 'framework', framework },
    { type: 'rubric', rubric },
    { type: 'packet', packet: withFiles('P-1', [file]) },
  ]
  start()
  await vi.waitFor(async () => expect((await store.library.packets.get('P-1'))?.ready).toBe(1))
  await vi.waitFor(async () =>
    expect(await sync()).toEqual({
      network: 'online',
      since: '2026-11-24T09:41:00.000Z',
      contactAt: '2026-11-24T09:41:00.000Z',
      phase: 'idle',
      problem: null,
    }),
  )
  expect(await readMeta(store.journal.meta, 'epoch', '')).toBe(central.epoch)
})

test('a disk that is nearly full is told, and gets no evidence', async () => {
  const { store, central, start, sync } = await running()
  const file = await fileOf(bytesOf(1, 300))
  central.blobs.set(file.sha256, bytesOf(1, 300))
  central.disk = 400_000_000
  await arrive(store, withFiles('P-1', [file]))
  start()
  await vi.waitFor(async () =>
    expect((await sync()).problem).toMatchObject({
      code: 'storage-full',
      what: 'There is no room left for evidence: 300 bytes are to come, 0 bytes are free.',
    }),
  )
  expect((await store.library.packets.get('P-1'))?.have).toBe(0)
  central.disk = 600_000_000
  loop?.wake('anew')
  await vi.waitFor(async () => expect((await store.library.packets.get('P-1'))?.ready).toBe(1))
  await vi.waitFor(async () => expect((await sync()).problem).toBeNull())
})

test('evidence that did not fit is asked for again although the clock was set back', async () => {
  const { store, central, time, start, sync, wakeByTime } = await running()
  const file = await fileOf(bytesOf(1, 300))
  central.blobs.set(file.sha256, bytesOf(1, 300))
  central.disk = 400_000_000
  await arrive(store, withFiles('P-1', [file]))
  start()
  await vi.waitFor(async () => expect((await sync()).problem?.code).toBe('storage-full'))
  central.disk = 600_000_000
  time.date = '2025-11-24T09:41:00.000Z'
  time.elapsed = 5 * 60_000
  await vi.waitFor(async () => {
    wakeByTime()
    expect((await store.library.packets.get('P-1'))?.ready).toBe(1)
  })
})

test('a decision waits for as long as the reviewer set, unless asked to sync now', async () => {
  const { store, central, here, time, start, naps, asleep, wakeByTime } = await running()
  await arrive(store, packetOf('P-1'), packetOf('P-2'))
  await keepHold(30, store)
  const first = await review(here, 'P-1')
  start()
  await asleep(1)
  expect(central.ledger.size).toBe(0)
  time.elapsed = 29_000
  wakeByTime()
  await asleep(2)
  expect(central.ledger.size).toBe(0)
  expect(naps[1]).toBe(1000)
  time.elapsed = 30_000
  wakeByTime()
  await asleep(3)
  expect([...central.ledger.keys()]).toEqual([first.id])

  await review(here, 'P-2')
  loop?.wake()
  await asleep(4)
  expect(central.ledger.size).toBe(1)
  loop?.wake('anew')
  await asleep(5)
  expect(central.ledger.size).toBe(2)
})

test('a machine that is shut out sends what it held back first', async () => {
  const { store, central, here, start, asleep } = await running()
  await arrive(store, packetOf('P-1'))
  await keepHold(600, store)
  await review(here, 'P-1')
  central.instead = (path) =>
    path.includes('/changes') ? central.problem(problem('device-revoked')) : null
  start()
  await asleep(1)
  expect(central.ledger.size).toBe(1)
})

test('offline it asks lightly, and once central records answer, decisions go up', async () => {
  const { store, central, here, start, sync, asleep, wakeByTime } = await running()
  await arrive(store, packetOf('P-1'))
  await review(here, 'P-1')
  const unreachable = problem('central-unreachable', 'https://central.test/')
  central.instead = (path) =>
    path.startsWith('/central') ? Response.json({ problem: unreachable }, { status: 503 }) : null
  start()
  await asleep(1)
  wakeByTime()
  await asleep(2)
  expect(central.asked).toEqual(['/central/v1', '/central/v1'])
  expect(await sync()).toMatchObject({ network: 'offline', contactAt: null, problem: unreachable })
  expect((await status(store)).journal.unsent).toBe(1)

  central.instead = () => null
  wakeByTime()
  await asleep(3)
  expect(central.ledger.size).toBe(1)
  expect((await status(store)).journal).toMatchObject({ unsent: 0, accepted: 1 })
  expect(await sync()).toMatchObject({ network: 'online', problem: null })
})

/** From now on they take each request and answer when they are let go. */
function hang(central: ScriptedCentral) {
  const { promise, resolve } = Promise.withResolvers<Response | null>()
  central.asked = []
  central.instead = (path) => (path.startsWith('/central') ? promise : null)
  return { letGo: resolve, taken: () => vi.waitFor(() => expect(central.asked).toHaveLength(1)) }
}

test('central records that take a request and do not answer are waited for, as the line says', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { central, start, sync, asleep, wakeByTime } = await running()
  const online = { network: 'online', problem: null }
  start()
  await asleep(1)

  const late = hang(central)
  wakeByTime()
  await late.taken()
  vi.advanceTimersByTime(3000)
  expect(await sync()).toMatchObject(online)
  vi.advanceTimersByTime(1000)
  await vi.waitFor(async () => expect((await sync()).network).toBe('waiting'))
  central.instead = () => null
  late.letGo(null)
  await asleep(2)
  expect(await sync()).toMatchObject(online)

  const never = hang(central)
  wakeByTime()
  await never.taken()
  vi.advanceTimersByTime(4000)
  await vi.waitFor(async () => expect((await sync()).network).toBe('waiting'))
  never.letGo(
    Response.json({ problem: problem('central-unreachable', 'central') }, { status: 503 }),
  )
  await asleep(3)
  expect((await sync()).network).toBe('offline')
})

test('a decision wakes it, and goes before anything is pulled', async () => {
  const { store, central, here, start, asleep } = await running()
  await arrive(store, packetOf('P-1'))
  const syncing = start()
  await asleep(1)
  await review(here, 'P-1')
  central.asked = []
  syncing.wake()
  await asleep(2)
  expect(central.asked.slice(0, 2)).toEqual(['/central/v1', '/central/v1/decisions'])
  expect((await store.library.packets.get('P-1'))?.standing).toBe('accepted')
})

test('a wake in the middle of a turn is not lost', async () => {
  const { central, start, asleep } = await running()
  let woken = false
  central.instead = (path) => {
    if (path.includes('/changes') && !woken) {
      woken = true
      loop?.wake()
    }
    return null
  }
  start()
  await asleep(1)
  expect(central.asked.filter((path) => path.includes('/changes'))).toHaveLength(2)
})

test('a workstation that is not enrolled waits to be', async () => {
  const { central, start, sync, naps, asleep } = await running()
  central.enrolled = false
  const syncing = start()
  await asleep(1)
  expect(central.asked).toEqual([])
  expect(await sync()).toMatchObject({ network: 'offline', problem: { code: 'not-enrolled' } })
  expect(naps).toEqual([300_000])
  central.enrolled = true
  syncing.wake('anew')
  await asleep(2)
  expect(await sync()).toMatchObject({ network: 'online', problem: null })
})

test('an expired enrolment is said and keeps everything', async () => {
  const { store, central, here, start, sync, asleep } = await running()
  await arrive(store, packetOf('P-1'))
  await review(here, 'P-1')
  central.instead = (path) =>
    path.startsWith('/central') ? central.problem(problem('token-unknown')) : null
  start()
  await asleep(1)
  expect(await sync()).toMatchObject({ network: 'online', problem: { code: 'token-unknown' } })
  expect((await status(store)).journal.unsent).toBe(1)
})

test('waits grow with failures, and are as long as central records ask', async () => {
  const { central, start, naps, asleep, wakeByTime } = await running()
  central.instead = (path) =>
    path.startsWith('/central') ? central.problem(problem('internal')) : null
  start()
  for (let times = 1; times <= 3; times += 1) {
    await asleep(times)
    if (times < 3) wakeByTime()
  }
  expect(naps).toEqual([1500, 2500, 4500])
  central.instead = (path) =>
    path.startsWith('/central')
      ? central.problem(problem('too-many-tries'), { 'retry-after': '600' })
      : null
  wakeByTime()
  await asleep(4)
  expect(naps[3]).toBe(600_000)
})

test('another life of central records is compared with before anything else, then gone on with', async () => {
  const { store, central, here, start, asleep, wakeByTime } = await running()
  await arrive(store, packetOf('P-1'))
  await review(here, 'P-1')
  start()
  await asleep(1)
  expect(central.ledger.size).toBe(1)
  central.ledger.clear()
  central.epoch = '00000000-0000-7000-8000-0000000000e2'
  central.feed = [{ type: 'packet', packet: packetOf('P-1') }]
  wakeByTime()
  await asleep(2)
  expect(central.ledger.size).toBe(1)
  expect((await status(store)).journal).toMatchObject({ accepted: 1, unsent: 0 })
  expect(await readMeta(store.journal.meta, 'epoch', '')).toBe(central.epoch)
})

test('evidence that fails does not keep decisions from going up', async () => {
  const { store, central, here, start, sync } = await running()
  const file = await fileOf(bytesOf(1, 300))
  central.feed = [
    { type: 'rubric', rubric },
    { type: 'packet', packet: packetOf('P-1') },
    { type: 'packet', packet: withFiles('P-2', [file]) },
  ]
  central.instead = (path) =>
    path.includes('/evidence/') ? central.problem(problem('internal')) : null
  const syncing = start()
  await vi.waitFor(async () => expect((await sync()).problem?.code).toBe('internal'))
  await review(here, 'P-1')
  syncing.wake()
  await vi.waitFor(() => expect(central.ledger.size).toBe(1))
  expect((await sync()).problem?.code).toBe('internal')

  central.instead = () => null
  central.blobs.set(file.sha256, bytesOf(1, 300))
  syncing.wake('anew')
  await vi.waitFor(async () => expect((await store.library.packets.get('P-2'))?.ready).toBe(1))
  await vi.waitFor(async () => expect((await sync()).problem).toBeNull())
})

test('a decision that only the decisions file has goes up too', async () => {
  const { store, central, here, start, asleep } = await running()
  await arrive(store, packetOf('P-1'))
  const { id } = await review(here, 'P-1')
  await store.journal.decisions.clear()
  await store.journal.meta.clear()
  start()
  await asleep(1)
  expect([...central.ledger.keys()]).toEqual([id])
})

test('evidence that had failed is tried again when somebody asks', async () => {
  const { store, central, start } = await running()
  const bytes = bytesOf(1, 300)
  const file = await fileOf(bytes)
  central.blobs.set(file.sha256, bytesOf(2, 300))
  central.feed = [{ type: 'packet', packet: withFiles('P-1', [file]) }]
  const syncing = start()
  const packet = () => store.library.packets.get('P-1')
  await vi.waitFor(async () => expect((await packet())?.problem?.code).toBe('evidence-corrupt'))
  central.blobs.set(file.sha256, bytes)
  syncing.wake('anew')
  await vi.waitFor(async () => expect(await packet()).toMatchObject({ ready: 1, problem: null }))
})

test('the library of another profile is not mixed with this one', async () => {
  const { store, start, asleep } = await running()
  await arrive(store, packetOf('P-foreign'))
  await store.library.meta.put({ key: 'owner', value: 'another/reviewer' })
  start()
  await asleep(1)
  expect(await store.library.packets.count()).toBe(0)
  expect((await status(store)).library.packets).toBe(0)
})
