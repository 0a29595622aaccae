import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decode', () => {
  test('reads UTF-8 and leaves its mark away', () => {
    expect(decode(utf8('\uFEFFKüste'))).toEqual({ text: 'Küste', fault: null })
  })
  test('shows what it can of other bytes, and says so', () => {
    const { text, fault } = decode(Uint8Array.of(0x4b, 0xfc, 0x73, 0x74, 0x65))
    expect(text).toBe('K\uFFFDste')
    expect(fault).toBe('UTF-8')
  })
  test('believes the marks of UTF-16, either way round', () => {
    const wide = Uint8Array.of(0xff, 0xfe, 0x4b, 0, 0xfc, 0)
    expect(decode(wide)).toEqual({ text: 'Kü', fault: null })
    expect(decode(Uint8Array.of(0xfe, 0xff, 0, 0x4b, 0, 0xfc))).toEqual({ text: 'Kü', fault: null })
  })
  test('finds no fault in half a letter where the text was cut', () => {
    const cut = utf8('Kü').subarray(0, 2)
    expect(decode(cut, true)).toEqual({ text: 'K', fault: null })
    expect(decode(cut).fault).not.toBeNull()
  })
})
