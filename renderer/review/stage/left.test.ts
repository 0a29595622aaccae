import { expect, test } from 'vitest'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { sha } from '../../../shared/testing/review.ts'
import { recall, remember } from '../../reading/places.ts'
import { activate, close, halfOn, halvesOf, show, split } from '../halves/halves.ts'
import { halvesLeft, leave } from './left.ts'
import { keyOf } from './pane.ts'

const items = ['1', '2', '3'].map((digit): Evidence => ({
  id: digit,
  kind: 'text',
  title: digit,
  text: '',
  sha256: sha(digit),
}))
const one = halvesOf([halfOn(0)])

test('a packet is found again with the documents that were on screen', () => {
  expect(halvesLeft('P-1', items)).toEqual(one)
  const both = activate(split(show(one, 1), 3), 1)
  leave('P-1', items, one, both)
  expect(halvesLeft('P-1', items)).toEqual(both)
  expect(halvesLeft('P-2', items)).toEqual(one)
})

test('and without those that are gone', () => {
  leave('P-3', items, one, halvesOf([halfOn(1), halfOn(2)], 1))
  expect(halvesLeft('P-3', items.slice(0, 2))).toEqual(halvesOf([halfOn(1)]))
  expect(halvesLeft('P-3', items.slice(0, 1))).toEqual(one)
  remember('packet P-3', 'nothing of the kind')
  expect(halvesLeft('P-3', items)).toEqual(one)
})

test('an item that was seen twice is found again where it was seen last', () => {
  const [plain, copy] = [keyOf('P-4', items[0]!), keyOf('P-4', items[0]!, true)]
  remember(plain, 'page 1')
  remember(copy, 'page 40')
  const twice = split(one, 1)
  const alone = close(twice, 0)
  leave('P-4', items, twice, alone)
  expect([recall(plain), halvesLeft('P-4', items)]).toEqual(['page 1', alone])
  leave('P-4', items, alone, show(alone, 1))
  expect(recall(plain)).toBe('page 40')
})
