import { describe, expect, test } from 'vitest'
import { type Scope, shortcuts, writeKeys } from './table.ts'

/** The scopes whose shortcuts listen at the same time. */
const together: Scope[][] = [
  ['anywhere', 'queue'],
  ['anywhere', 'review', 'reader'],
  ['anywhere', 'conflict'],
]

const plain = (key: string) => key.replaceAll(/\[\w+\]\+/g, '').toLowerCase()

describe('the table of shortcuts', () => {
  test.each(together)('has no key twice in %s, %s', (...scopes) => {
    const keys = shortcuts
      .filter(({ scope }) => scopes.includes(scope))
      .flatMap((shortcut) => shortcut.keys.map(plain))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test('has no id twice', () => {
    const ids = shortcuts.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('gives no single letter or digit to what works while typing', () => {
    const typing = shortcuts.filter((shortcut) => shortcut.typing)
    expect(typing.length).toBeGreaterThan(0)
    for (const { keys } of typing)
      for (const key of keys) expect(key).toMatch(/^(\$mod\+|Alt\+|Escape$)/)
  })

  test('leaves the keys of browsers and screen readers alone', () => {
    const taken = ['$mod+f', '$mod+p', '$mod+w', '$mod+t', '$mod+r', 'tab', 'f6', ' ']
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys.map(plain))
    expect(keys.filter((key) => taken.includes(key))).toEqual([])
  })
})

test('keys are written as they stand on the caps', () => {
  expect(writeKeys('$mod+Enter', false)).toEqual(['Ctrl', 'Enter'])
  expect(writeKeys('$mod+Enter', true)).toEqual(['⌘', 'Enter'])
  expect(writeKeys('Alt+ArrowLeft', false)).toEqual(['Alt', '←'])
  expect(writeKeys('[Shift]+?', false)).toEqual(['?'])
  expect(writeKeys('[Shift]++', false)).toEqual(['+'])
  expect(writeKeys('([1-9])', false)).toEqual(['1–9'])
  expect(writeKeys('(Digit[1-9])', false)).toEqual([])
})
