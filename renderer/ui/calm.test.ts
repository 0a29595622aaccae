import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Calm, quiet } from './calm.ts'

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
