import { Unreadable } from '../../errands/unreadable.ts'
import type { Size } from '../../sheets/layout.ts'

/** A picture as a canvas takes it: four bytes a pixel, from the top left. */
export type Pixels = Size & { data: Uint8ClampedArray<ArrayBuffer> }

/** In pixels. They are held twice for a moment, four bytes each. */
const largest = 64e6
/** On a side; a canvas holds no more. */
const longest = 32_767

/** @throws Unreadable before anything is made of a picture that would fill all memory */
export function checkSize({ width, height }: Size) {
  if (!(width > 0 && height > 0)) throw new Unreadable('it is damaged')
  if (width * height <= largest && Math.max(width, height) <= longest) return
  const megapixels = Math.round((width * height) / 1e6)
  throw new Unreadable(`with ${megapixels} megapixels it is larger than this program opens`)
}
