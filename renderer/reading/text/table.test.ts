import { describe, expect, test } from 'vitest'
import { delimiterOf, readTable } from './table.ts'

describe('delimiterOf', () => {
  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['one column', ','],
    ['"x,y,z";b\n1;2', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })
})

describe('readTable', () => {
  test('reads quotes, delimiters and line ends within cells', () => {
    expect(readTable('a,b\r\n"x, ""y""\nz",2\r\n')).toEqual({
      head: ['a', 'b'],
      rows: [['x, "y"\nz', '2']],
    })
  })
  test('keeps rows of unequal length, and leaves empty lines away', () => {
    expect(readTable('a,b\n1\n\n1,2,3\n')?.rows).toEqual([['1'], ['1', '2', '3']])
  })
  test('keeps markup as it stands', () => {
    expect(readTable('<b>x</b>\n=1+1')).toEqual({ head: ['<b>x</b>'], rows: [['=1+1']] })
  })
  test('is none for what is empty or broken', () => {
    expect(readTable('')).toBeNull()
    expect(readTable('a,b\n"never closed,2\n')).toBeNull()
  })
})
