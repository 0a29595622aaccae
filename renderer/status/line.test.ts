import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { failureKey, failureOf, writeContact, writeNetwork, writeWork } from './line.ts'

const now = new Date(2026, 10, 23, 15, 30)
const sync = {
  network: 'offline' as const,
  since: '1970-01-01T00:00:00.000Z',
  contactAt: null,
  phase: 'idle' as const,
  problem: null,
}

test('a network that was never tried is not called offline', () => {
  expect(writeNetwork(sync, now)).toBe('Connecting…')
  expect(writeContact(sync, now)).toBe('Not synced yet')
  expect(
    writeNetwork({ ...sync, since: new Date(2026, 10, 23, 9, 41).toISOString() }, now),
  ).toMatch(/^Offline since 0?9:41/)
})

test('who was heard and is silent now is not called online, nor offline yet', () => {
  const at = now.toISOString()
  expect(writeNetwork({ ...sync, network: 'waiting', since: at, contactAt: at }, now)).toBe(
    'Waiting for central records…',
  )
})

test('the line names only what there is', () => {
  const none = { drafts: 0, unsent: 0, held: 0, accepted: 0, conflict: 0, refused: 0, answered: 0 }
  expect(writeWork(none)).toEqual([])
  const work = writeWork({ ...none, drafts: 2, unsent: 3, accepted: 41, conflict: 1 })
  expect(work.map(({ text }) => text)).toEqual([
    '3 on this machine only',
    '41 accepted',
    '1 conflict',
  ])
})

test('being offline is no failure; anything else is, and a new one differs from the last', () => {
  const failing = (code: 'central-unreachable' | 'answer-misfit', detail = '') =>
    failureOf({ ...sync, problem: problem(code, 'packets', detail) })
  expect(failing('central-unreachable')).toBeNull()
  expect(failing('answer-misfit', 'a')).not.toBeNull()
  expect(failureKey(failing('answer-misfit', 'a'))).not.toBe(
    failureKey(failing('answer-misfit', 'b')),
  )
})
