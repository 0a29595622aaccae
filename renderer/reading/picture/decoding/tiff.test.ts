import { zlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { tiffOf } from '../../../testing/pictures.ts'
import { readDirectories } from './directories.ts'
import { decodeTiff } from './tiff.ts'

const red = [255, 0, 0]
const blue = [0, 0, 255]
const strip = Uint8Array.from([red, blue, blue, red, red, red].flat())
const page = { width: 3, height: 2, strip }

const decodeFirst = (bytes: Uint8Array<ArrayBuffer>) =>
  decodeTiff(bytes, readDirectories(bytes)[0]!)

/** The pixels as letters, row by row. */
function seen(bytes: Uint8Array<ArrayBuffer>) {
  const { width, data } = decodeFirst(bytes)
  const letters = Array.from({ length: data.length / 4 }, (_, at) =>
    data[at * 4]! > 127
      ? data[at * 4 + 2]! > 127
        ? 'w'
        : 'r'
      : data[at * 4 + 2]! > 127
        ? 'b'
        : 'k',
  )
  return letters.join('').match(new RegExp(`.{${width}}`, 'g'))
}

describe('decodeTiff', () => {
  test('shows pixels that are kept as they are', () => {
    expect(seen(tiffOf([page]))).toEqual(['rbb', 'rrr'])
  })
  test('unpacks', () => {
    const packed = { ...page, strip: zlibSync(strip), fields: { 259: [8] } }
    expect(seen(tiffOf([packed]))).toEqual(['rbb', 'rrr'])
  })
  test('turns the page as it says', () => {
    expect(seen(tiffOf([{ ...page, fields: { 274: [6] } }]))).toEqual(['rr', 'rb', 'rb'])
    expect(seen(tiffOf([{ ...page, fields: { 274: [8] } }]))).toEqual(['br', 'br', 'rr'])
    expect(seen(tiffOf([{ ...page, fields: { 274: [3] } }]))).toEqual(['rrr', 'bbr'])
  })
  test('shows faxes, which have a bit for each pixel', () => {
    // Three white pixels and five black ones, twice, in PackBits: two bytes as they are.
    const bits = { 258: [1], 277: [1], 262: [0], 259: [32773] }
    const fax = { width: 8, height: 2, strip: Uint8Array.of(1, 0x1f, 0x1f), fields: bits }
    expect(seen(tiffOf([fax]))).toEqual(['wwwkkkkk', 'wwwkkkkk'])
  })
  test('shows inks as light', () => {
    const inks = { 258: [8, 8, 8, 8], 277: [4], 262: [5] }
    const ink = Uint8Array.from(
      [
        [0, 255, 255, 0],
        [0, 0, 0, 255],
        [0, 0, 0, 0],
      ].flat(),
    )
    expect(seen(tiffOf([{ width: 3, height: 1, strip: ink, fields: inks }]))).toEqual(['rkw'])
  })
})

describe('readDirectories', () => {
  const widths = (bytes: Uint8Array) => readDirectories(bytes).map(({ t256 }) => t256?.[0])

  test('has all pages, without previews of them', () => {
    const preview = { width: 1, height: 1, strip: Uint8Array.of(1, 2, 3), fields: { 254: [1] } }
    expect(widths(tiffOf([page, preview, { ...page, width: 2 }]))).toEqual([3, 2])
    expect(widths(tiffOf([preview]))).toEqual([1])
  })
  test('does not go round in circles', () => {
    const bytes = tiffOf([page, page])
    const view = new DataView(bytes.buffer)
    view.setUint32(bytes.length - 4, view.getUint32(4, true), true)
    expect(widths(bytes)).toEqual([3, 3])
  })
  test('believes no field that lies outside the file', () => {
    const bytes = tiffOf([{ ...page, fields: { 320: [1, 2, 3] } }])
    const view = new DataView(bytes.buffer)
    // The map of colours claims four thousand million entries.
    for (let at = 0; at < bytes.length - 8; at += 1)
      if (view.getUint16(at, true) === 320) view.setUint32(at + 4, 0xffffffff, true)
    expect(readDirectories(bytes)[0]).not.toHaveProperty('t320')
    expect(seen(bytes)).toEqual(['rbb', 'rrr'])
  })
})

describe('what cannot be shown', () => {
  test('a page that claims to fill all memory is not begun', () => {
    expect(() => decodeFirst(tiffOf([{ ...page, width: 65_535, height: 65_535 }]))).toThrow(
      'with 4295 megapixels it is larger than this program opens',
    )
  })
  test('a strip is unpacked no further than its page reaches', () => {
    const bomb = { ...page, strip: zlibSync(new Uint8Array(50e6).fill(255)), fields: { 259: [8] } }
    expect(seen(tiffOf([bomb]))).toEqual(['www', 'www'])
  })
  test.each([
    ['no pages', Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0)],
    ['a cut end', tiffOf([page]).slice(0, 40)],
    ['more rows than it has', tiffOf([{ ...page, fields: { 278: [1] } }])],
  ])('a file with %s is damaged', (_, bytes) => {
    expect(() => decodeFirst(bytes)).toThrow('it is damaged')
  })
  test.each([
    ['a compression', { 259: [34_712] }],
    ['colours', { 262: [8] }],
    ['planes', { 284: [2] }],
  ])('a file with %s unknown here says so', (_, fields) => {
    expect(() => decodeFirst(tiffOf([{ ...page, fields }]))).toThrow('not known here')
  })
})
