import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OnScreen } from './onScreen.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** What became of one that is opened ahead, looked at whenever one likes. */
function openAhead(onScreen: OnScreen, signal = new AbortController().signal) {
  const seen = { is: 'waiting' }
  onScreen.come(signal).then(
    () => (seen.is = 'opened'),
    () => (seen.is = 'let go'),
  )
  return seen
}

test('what is opened ahead waits until there is something to be seen on screen', async () => {
  const onScreen = new OnScreen()
  const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  onScreen.waitFor(one.promise)
  onScreen.waitFor(other.promise)
  const ahead = openAhead(onScreen)
  one.resolve()
  await vi.advanceTimersByTimeAsync(100)
  expect(ahead.is).toBe('waiting')
  other.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(ahead.is).toBe('opened')
})

test('it waits no longer than a page that is slow is worth', async () => {
  const onScreen = new OnScreen()
  onScreen.waitFor(new Promise(() => {}))
  const ahead = openAhead(onScreen)
  await vi.advanceTimersByTimeAsync(1400)
  expect(ahead.is).toBe('waiting')
  await vi.advanceTimersByTimeAsync(100)
  expect(ahead.is).toBe('opened')
})

test('what is looked at itself waits for nothing, and nothing waits on an empty screen', async () => {
  const onScreen = new OnScreen()
  const first = openAhead(onScreen)
  await vi.advanceTimersByTimeAsync(0)
  expect(first.is).toBe('opened')
  onScreen.waitFor(new Promise(() => {}))
  const lookedAt = new AbortController()
  const second = openAhead(onScreen, lookedAt.signal)
  lookedAt.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(second.is).toBe('let go')
})
