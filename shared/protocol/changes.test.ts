import { expect, test } from 'vitest'
import { Changes, ChangesQuery } from './changes.ts'

const gone = { type: 'packet-gone', packetId: 'P-1', reason: 'withdrawn' }
const page = (...changes: unknown[]) => ({ changes, cursor: 'c', more: false })

test('a change of a type that came later is passed over, and its page is a page', () => {
  expect(Changes.parse(page({ type: 'badge', badge: {} }, gone)).changes).toEqual([gone])
})

test('a change of a known type that is not what it says is none', () => {
  expect(Changes.safeParse(page({ ...gone, packetId: 7 })).success).toBe(false)
  expect(Changes.safeParse(page('nothing')).success).toBe(false)
})

test('a workstation names the later types that it knows; one of before names none', () => {
  expect(ChangesQuery.parse({}).knows).toEqual([])
  expect(ChangesQuery.parse({ knows: 'badge,comment-bank' }).knows).toEqual(['comment-bank'])
})
