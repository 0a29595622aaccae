import { expect, test, vi } from 'vitest'
import { onRemember, recall, remember, restore } from './places.ts'

test('keeps the places left last, and forgets the one left longest ago', () => {
  restore(Array.from({ length: 2000 }, (_, item) => [`item ${item}`, item] as const))
  remember('item 0', 'again')
  remember('item 2000', 2000)
  expect(recall('item 0')).toBe('again')
  expect(recall('item 1')).toBeUndefined()
  expect(recall('item 2000')).toBe(2000)
})

test('tells what is left, and not what is taken in from before', () => {
  const told = vi.fn<(key: string, place: unknown) => void>()
  const end = onRemember(told)
  restore([['item', 1]])
  remember('item', 2)
  end()
  remember('item', 3)
  expect(told.mock.calls).toEqual([['item', 2]])
})
