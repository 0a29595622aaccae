import { describe, expect, test } from 'vitest'
import { goOn, isDue, median, pauses, type Work } from './session.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 27, 9)

/** Works and pauses in turn, in minutes. */
function after(...spans: { work?: number; pause?: number }[]) {
  let now = start
  let work: Work | null = null
  for (const { work: worked = 0, pause = 0 } of spans) {
    now += (worked + pause) * minute
    if (worked > 0) work = goOn(work, worked * minute, now)
  }
  return work!
}

describe('a session', () => {
  test('goes on over short pauses, which are not counted', () => {
    expect(after({ work: 20 }, { pause: 4 }, { work: 10 })).toEqual({
      since: start,
      lastAt: start + 34 * minute,
      ms: 30 * minute,
      unrested: 30 * minute,
      quietUntil: 0,
    })
  })
  test('is another one after half an hour', () => {
    const work = after({ work: 20 }, { pause: pauses.session / minute }, { work: 10 })
    expect(work).toMatchObject({ since: start + 50 * minute, ms: 10 * minute })
  })
  test('speaks of a rest after so much work without one, and is quiet as long as it is asked to', () => {
    expect(isDue(after({ work: 49 }), 50)).toBe(false)
    expect(isDue(after({ work: 49 }, { pause: 1 }, { work: 1 }), 50)).toBe(true)
    expect(isDue(after({ work: 49 }, { pause: 5 }, { work: 10 }), 50)).toBe(false)
    expect(isDue(after({ work: 90 }), 0)).toBe(false)
    const later = { ...after({ work: 50 }), quietUntil: 60 * minute }
    expect(isDue(later, 50)).toBe(false)
    expect(isDue(goOn(later, 10 * minute, later.lastAt + 10 * minute), 50)).toBe(true)
    // A rest begins anew.
    expect(goOn(later, minute, later.lastAt + 6 * minute).quietUntil).toBe(0)
  })
})

test('the median is the middle one, or the mean of the middle two', () => {
  expect(median([])).toBeNull()
  expect(median([3])).toBe(3)
  expect(median([9, 1, 2])).toBe(2)
  expect(median([1, 2, 4, 100])).toBe(3)
})
