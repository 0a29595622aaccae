import { expect, test } from 'vitest'
import { placeKey, recall, remember } from './places.ts'

test('keeps the places left last, and forgets the one left longest ago', () => {
  for (let item = 0; item < 500; item += 1) remember(`item ${item}`, item)
  remember('item 0', 'again')
  remember('item 500', 500)
  expect(recall('item 0')).toBe('again')
  expect(recall('item 1')).toBeUndefined()
  expect(recall('item 500')).toBe(500)
})

test('a revised file has no place yet', () => {
  const text = { id: 'E-1', kind: 'text', title: 'Statement', text: 'x' } as const
  expect(placeKey({ ...text, sha256: 'a' })).not.toBe(placeKey({ ...text, sha256: 'b' }))
})
