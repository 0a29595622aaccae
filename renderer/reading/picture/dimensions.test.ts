import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { dimensions } from './dimensions.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
    ),
  )

const size = { width: 317, height: 211 }
const canvas = createCanvas(size.width, size.height)
canvas.getContext('2d').fillText('evidence', 10, 20)
const pictures = [
  ['image/png', canvas.toBuffer('image/png')],
  ['image/jpeg', canvas.toBuffer('image/jpeg')],
  ['image/webp', canvas.toBuffer('image/webp')],
  ['image/gif', bytes('GIF89a', [61, 1, 211, 0])],
] as const

describe('dimensions', () => {
  test.each(pictures)('reads those of a real %s', (mediaType, file) => {
    expect(dimensions(mediaType, file)).toEqual(size)
  })
  test.each(pictures)('finds none in a %s that was cut short', (mediaType, file) => {
    expect(dimensions(mediaType, file.subarray(0, 7))).toBeNull()
  })
  test('reads the lossless and the extended kind of WebP', () => {
    // 317 - 1 in 14 bits, then 211 - 1 in 14 bits.
    const bits = 316 | (210 << 14)
    const lossless = [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >> 24) & 255]
    const file = bytes('RIFF....WEBPVP8L', [0, 0, 0, 0, 0x2f], lossless)
    expect(dimensions('image/webp', file)).toEqual(size)
    const extended = bytes('RIFF....WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 60, 1, 0, 210, 0, 0])
    expect(dimensions('image/webp', extended)).toEqual(size)
  })
  test('finds the frame of a JPEG behind what a camera writes first', () => {
    const jpeg = pictures[1][1]
    const exif = bytes([0xff, 0xe1, 0xea, 0x62], 'x'.repeat(0xea60))
    const file = new Uint8Array([...jpeg.subarray(0, 2), ...exif, ...jpeg.subarray(2)])
    expect(dimensions('image/jpeg', file)).toEqual(size)
  })
  test('takes no Huffman table of a JPEG for its frame', () => {
    const table = [0xff, 0xc4, 0, 9, 8, 1, 1, 1, 1, 1, 1]
    const frame = [0xff, 0xc2, 0, 17, 8, 0, 211, 1, 61]
    expect(dimensions('image/jpeg', bytes([0xff, 0xd8], table, frame))).toEqual(size)
  })
})
