import { expect, test } from 'vitest'
import type { Evidence } from '../../shared/model/evidence.ts'
import { anchor, packet, sha } from '../../shared/testing/review.ts'
import { placeOf, revisedOf } from './evidence.ts'

const item = (id: string, title: string, digit: string): Evidence => ({
  id,
  title,
  kind: 'text',
  text: 'Low tide',
  sha256: sha(digit),
})
const tied = { ...anchor, evidenceId: 'E1', sha256: sha('1') }
const before = packet({ evidence: [item('E1', 'Log', '1'), item('E2', 'Letter', '2')] })
const revised = (evidence: Evidence[], bases = [before]) =>
  revisedOf(tied, { packet: packet({ revision: 2, evidence }), bases })

test('what was revised is known by its title, and by its id where that was changed, too', () => {
  const log = item('E1', 'Log', '3')
  expect(revised([log, item('E2', 'Letter', '2')])).toEqual(log)
  const [cover, moved] = [item('E1', 'Cover', '4'), item('E2', 'Log', '3')]
  expect(revised([cover, moved])).toEqual(moved)
  const renamed = item('E1', 'Field log', '3')
  expect(revised([renamed])).toEqual(renamed)
  expect(revised([renamed], [])).toEqual(renamed)
})

test('what is there as it was, or came to nothing, was not revised', () => {
  expect(revised([item('E9', 'Copy', '1'), item('E1', 'Log', '3')])).toBeNull()
  expect(revised([item('E2', 'Letter', '2')])).toBeNull()
})

test('an item is found in a packet that was read anew, by its bytes as well as its id', () => {
  const items = before.evidence
  expect(placeOf(structuredClone(items), items[1]!)).toBe(1)
  expect(placeOf(items, item('E2', 'Letter', '9'))).toBe(-1)
})
