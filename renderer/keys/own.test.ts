import { describe, expect, test } from 'vitest'
import { asInTable, clash, isChangeable, isSingle, keysOf, withKeys } from './own.ts'
import { shortcuts } from './table.ts'

const shortcut = (id: string) => shortcuts.find((one) => one.id === id)!
const off = { ...asInTable, singles: false }

describe('with single keys switched off', () => {
  test('no shortcut is left that a letter, a digit or a sign alone would press', () => {
    const left = shortcuts.flatMap((one) => keysOf(one, off))
    expect(left.filter(isSingle)).toEqual([])
    expect(left).toContain('$mod+k')
  })
  test('keys that move, and Enter, go on working', () => {
    expect(keysOf(shortcut('criterion-next'), off)).toEqual(['ArrowDown'])
    expect(keysOf(shortcut('decide'), off)).toEqual(['Enter'])
    expect(keysOf(shortcut('rate'), off)).toEqual([])
    expect(keysOf(shortcut('help'), off)).toEqual([])
  })
})

describe('keys of one’s own', () => {
  test('take the place of those of the table, and go with them', () => {
    const own = withKeys(asInTable, 'tie', ['a'])
    expect(keysOf(shortcut('tie'), own)).toEqual(['a'])
    expect(withKeys(own, 'tie', null)).toEqual(asInTable)
    expect(withKeys(own, 'tie', ['e'])).toEqual(asInTable)
  })
  test('are not what listens beside them already', () => {
    expect(clash('tie', 'c', asInTable)?.id).toBe('comment')
    expect(clash('tie', '?', asInTable)?.id).toBe('help')
    expect(clash('tie', '[Shift]+?', asInTable)?.id).toBe('help')
    expect(clash('tie', '3', asInTable)?.id).toBe('rate')
    expect(clash('help', 'e', asInTable)?.id).toBe('tie')
    // What the comment had is free once it has another.
    expect(clash('tie', 'c', withKeys(asInTable, 'comment', ['a']))).toBeNull()
  })
  test('may be what listens elsewhere', () => {
    expect(clash('row-open', 'e', asInTable)).toBeNull()
    expect(clash('withdraw', 'e', asInTable)).toBeNull()
  })
  test('are not those by which ratings go, and a text is left', () => {
    expect(['rate', 'leave-text', 'nothing of this name'].filter(isChangeable)).toEqual([])
  })
})
