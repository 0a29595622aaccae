import { describe, expect, test } from 'vitest'
import { type Shortcut, shortcuts, together } from './table.ts'
import { reserved } from './press.ts'

const plain = (key: string) => key.replaceAll(/\[\w+\]\+/g, '').toLowerCase()

describe('the table of shortcuts', () => {
  test.each(together)('has no key twice in %s, %s', (...scopes) => {
    const twice = (chosen: readonly Shortcut[]) => {
      const keys = chosen.flatMap((shortcut) => shortcut.keys.map(plain))
      return keys.filter((key, index) => keys.indexOf(key) !== index)
    }
    const heard = shortcuts.filter(({ scope }) => scopes.includes(scope))
    expect(twice(heard.filter(({ scope }) => scope !== 'reader'))).toEqual([])
    // Cells and document have a key each for itself, by where the focus is.
    expect(twice(heard.filter(({ within }) => within === undefined))).toEqual([])
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
    // In cells they have the meaning that they have in any sheet of cells.
    const others = shortcuts.filter(({ within }) => within === undefined)
    const keys = others.flatMap((shortcut) => shortcut.keys.map(plain))
    expect(keys.filter((key) => taken.includes(key))).toEqual([])
  })
})
