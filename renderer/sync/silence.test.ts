import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { heedSilence } from './silence.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A request under way, and what was told of it. */
function asking() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const told: boolean[] = []
  const heeded = heedSilence(promise, (isSilent) => told.push(isSilent))
  return { resolve, reject, told, heeded }
}

test('of an answer that comes soon nothing is told', async () => {
  const { resolve, told, heeded } = asking()
  vi.advanceTimersByTime(3999)
  resolve('here')
  expect(await heeded).toBe('here')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

test('of an answer that comes late both are told, the silence and its end', async () => {
  const { resolve, told, heeded } = asking()
  vi.advanceTimersByTime(4000)
  expect(told).toEqual([true])
  resolve('here')
  expect(await heeded).toBe('here')
  expect(told).toEqual([true, false])
})

test('a request that is given up does not end the silence', async () => {
  const { reject, told, heeded } = asking()
  vi.advanceTimersByTime(4000)
  reject(new Error('given up'))
  await expect(heeded).rejects.toThrow('given up')
  expect(told).toEqual([true])
})
