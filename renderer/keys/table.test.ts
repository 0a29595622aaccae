import { describe, expect, test } from 'vitest'
import { shortcuts, together } from './table.ts'
import { reserved } from './press.ts'

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
    const taken: readonly string[] = reserved.filter((key) => key !== 'escape')
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys.map(plain))
    expect(keys.filter((key) => taken.includes(key))).toEqual([])
  })
})
