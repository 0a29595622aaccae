import { expect, test } from 'vitest'
import { writeAgreement, writeEnding, writeUndelivered } from './words.ts'

test('what was not received is counted, and what waits is told apart', () => {
  const what = (unsent: number, held: number, doubtful = 0) =>
    writeUndelivered({ unsent, held }, doubtful)?.what ?? null
  expect(what(0, 0)).toBeNull()
  expect(what(1, 0)).toBe('1 decision has not reached central records.')
  expect(what(3, 0, 1)).toBe('3 decisions have not reached central records.')
  expect(what(1, 2)).toBe(
    '3 decisions are not settled with central records: 1 was not received, 2 wait there for another.',
  )
  expect(what(0, 0, 1)).toBe('Decisions made under an earlier key are still here.')
  expect(writeUndelivered({ unsent: 1, held: 0 }, 0)?.todo).toMatch(/^Send it, or save it to/)
  expect(writeUndelivered({ unsent: 2, held: 0 }, 0, 'file.log')?.what).toBe(
    '2 decisions have not reached central records. They are in file.log.',
  )
})

test('what ends is named, and agreed to in the same numbers', () => {
  const none = { drafts: 0, conflict: 0, refused: 0 }
  expect([writeEnding(none), writeAgreement(none)]).toEqual([[], null])
  const some = { drafts: 2, conflict: 1, refused: 1 }
  expect(writeEnding(some)).toEqual([
    '2 begun reviews are on this machine only and will be lost.',
    '1 conflict and 1 refused decision wait for your answer; from here they can no longer be answered.',
  ])
  expect(writeAgreement(some)).toBe('Lose 2 begun reviews and leave 2 decisions unanswered')
})
