import { expect, test } from 'vitest'
import { ariaKeys, writeKeys } from './write.ts'

test('keys are written as they stand on the caps', () => {
  expect(writeKeys('$mod+Enter', false)).toEqual(['Ctrl', 'Enter'])
  expect(writeKeys('$mod+Enter', true)).toEqual(['⌘', 'Enter'])
  expect(writeKeys('Alt+ArrowLeft', false)).toEqual(['Alt', '←'])
  expect(writeKeys('[Shift]+?', false)).toEqual(['?'])
  expect(writeKeys('[Shift]++', false)).toEqual(['+'])
  expect(writeKeys('([1-9])', false)).toEqual(['1–9'])
  expect(writeKeys('(Digit[1-9])', false)).toEqual([])
})

test('keys are said in the words of ARIA', () => {
  expect(ariaKeys(['$mod+Enter'], false)).toBe('Control+Enter')
  expect(ariaKeys(['$mod+Enter'], true)).toBe('Meta+Enter')
  expect(ariaKeys(['ArrowDown', 'j'], false)).toBe('ArrowDown j')
  expect(ariaKeys(['[Shift]+?'], false)).toBe('?')
  expect(ariaKeys([], false)).toBeUndefined()
})
