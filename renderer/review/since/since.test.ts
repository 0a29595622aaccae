import { expect, test } from 'vitest'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { earlier, sha } from '../../../shared/testing/review.ts'
import { marksOf, sinceOf, writeChanges } from './since.ts'

const text = (id: string, title: string, digit: string): Evidence => ({
  id,
  title,
  kind: 'text',
  text: 'Low tide',
  sha256: sha(digit),
})
const log = text('E1', 'Log', '1')
const oldest = text('E1', 'Sketch', '7')
const [before, gone] = [text('E2', 'Plan', '2'), text('E3', 'Letter', '3')]
const now = text('E2', 'Plan', '4')
const packet = {
  evidence: [log, now, text('E4', 'Photo', '5')],
  earlier: [
    earlier(1, {}, { evidence: [oldest] }),
    earlier(2, {}, { evidence: [log, before, gone] }),
  ],
}

test('a packet is compared with the attempt before it', () => {
  const since = sinceOf(packet)!
  expect(since.last.attempt).toBe(2)
  expect(writeChanges(since.changes)).toBe('1 new, 1 changed, 1 gone, 1 the same')
  expect(sinceOf({ ...packet, earlier: [] })).toBeNull()
})

test('where it is not known what was handed in then, nothing is said to be new', () => {
  expect(sinceOf({ ...packet, earlier: [earlier(1, {})] })?.changes).toEqual([])
  expect(marksOf({ ...packet, earlier: [earlier(1, {})] })(log)).toBeUndefined()
})

test('each item is marked, and of what is not the packet’s own of which attempt it is', () => {
  const mark = marksOf(packet)
  expect(mark(log)).toEqual({ kind: 'same', attempt: null })
  expect(mark(now)).toEqual({ kind: 'changed', attempt: null })
  expect(mark(packet.evidence[2]!)).toEqual({ kind: 'new', attempt: null })
  expect(mark(gone)).toEqual({ kind: 'gone', attempt: 2 })
  expect(mark(before)).toEqual({ kind: 'before', attempt: 2 })
  expect(mark(oldest)).toEqual({ kind: 'before', attempt: 1 })
  expect(mark(text('E9', 'Other', '9'))).toBeUndefined()
})
