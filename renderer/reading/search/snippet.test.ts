import { expect, test } from 'vitest'
import { snippetOf } from './snippet.ts'

const of = (text: string, hit: string) =>
  snippetOf(text, { start: text.indexOf(hit), end: text.indexOf(hit) + hit.length })

test('a hit is listed with what stands around it, on one line', () => {
  expect(of('At low\n  tide we\ncounted  crabs.\n', 'tide')).toEqual({
    before: 'At low ',
    hit: 'tide',
    after: ' we counted crabs.',
  })
})

test('what stands before begins with a whole word', () => {
  const { before } = of(`${'counted crabs and mussels '.repeat(9)}at low tide`, 'tide')
  expect(before).toBe('counted crabs and mussels at low ')
})

test('text without spaces is cut all the same', () => {
  const { before, after } = of(`${'海'.repeat(500)}記録${'岸'.repeat(500)}`, '記録')
  expect(before.length).toBeLessThan(40)
  expect(after).toHaveLength(111)
})

test('a hit that is long is shortened', () => {
  const { hit } = of(`a ${'b'.repeat(500)} c`, 'b'.repeat(500))
  expect(hit).toHaveLength(121)
})

test('what stands after ends with a whole word', () => {
  const { after } = of(`tide ${'counted crabs and mussels '.repeat(9)}`, 'tide')
  expect(after).toMatch(/ (counted|crabs|and|mussels)…$/)
})
