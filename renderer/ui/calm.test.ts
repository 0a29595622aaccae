import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Calm, quiet, thenRest } from './calm.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Whether it has come, looked at whenever one likes. */
function waitIn(calm: Calm, signal = new AbortController().signal) {
  const seen = { is: 'waiting' }
  calm.come(signal).then(
    () => (seen.is = 'calm'),
    (error: unknown) => (seen.is = String(error)),
  )
  return seen
}

test('it is calm where nobody has touched anything', async () => {
  const seen = waitIn(new Calm())
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.is).toBe('calm')
})

test('it is calm a while after the last touch', async () => {
  const calm = new Calm()
  calm.touch()
  const seen = waitIn(calm)
  await vi.advanceTimersByTimeAsync(quiet - 100)
  calm.touch()
  await vi.advanceTimersByTimeAsync(quiet - 100)
  expect(seen.is).toBe('waiting')
  await vi.advanceTimersByTimeAsync(100)
  expect(seen.is).toBe('calm')
})

test.each([
  ['is done', (work: PromiseWithResolvers<void>) => work.resolve()],
  ['fails', (work: PromiseWithResolvers<void>) => work.reject(new Error('no'))],
])('it is not calm until what somebody waits for %s', async (_, end) => {
  const calm = new Calm()
  const work = Promise.withResolvers<void>()
  calm.busy(work.promise).catch(() => {})
  const seen = waitIn(calm)
  await vi.advanceTimersByTimeAsync(10 * quiet)
  expect(seen.is).toBe('waiting')
  end(work)
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.is).toBe('calm')
})

test('whoever does not wait any more is let go at once', async () => {
  const calm = new Calm()
  calm.touch()
  const left = new AbortController()
  const seen = waitIn(calm, left.signal)
  left.abort(new Error('another packet'))
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.is).toBe('Error: another packet')
})

/** What it came to, and after how many milliseconds; at most a minute is waited. */
async function timed<T>(doing: Promise<T>) {
  const begun = performance.now()
  const ended = doing.then(
    (done) => ({ done, after: performance.now() - begun }),
    (error: unknown) => ({ done: String(error), after: performance.now() - begun }),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  return ended
}
const work = (time: number) => new Promise((resolve) => setTimeout(() => resolve('read'), time))

test.each([
  [30, 90],
  [1, 3],
  [10_000, 12_000],
])('what took %i ms is followed by a rest until %i ms', async (time, after) => {
  const { signal } = new AbortController()
  expect(await timed(thenRest(work(time), signal))).toEqual({ done: 'read', after })
})

test('a rest ends with the waiting; what failed is told at once', async () => {
  const left = new AbortController()
  setTimeout(() => left.abort(new Error('locked')), 50)
  expect(await timed(thenRest(work(30), left.signal))).toEqual({ done: 'Error: locked', after: 50 })
  const failing = work(30).then(() => Promise.reject(new Error('no such page')))
  const { signal } = new AbortController()
  expect(await timed(thenRest(failing, signal))).toEqual({ done: 'Error: no such page', after: 30 })
})
