import type { Pixels } from './pixels.ts'

/**
 * Turns a picture as its TIFF says that it is to be seen (field 274): where its first row and first
 * column are, counted from 1, top left.
 */
export function orient({ width, height, data }: Pixels, orientation: number): Pixels {
  if (!(orientation > 1 && orientation <= 8)) return { width, height, data }
  const swaps = orientation >= 5
  const fromRight = [2, 3, 7, 8].includes(orientation)
  const fromBottom = [3, 4, 6, 7].includes(orientation)
  const seen = swaps ? { width: height, height: width } : { width, height }
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const made = new Uint32Array(width * height)
  for (let y = 0; y < seen.height; y += 1)
    for (let x = 0; x < seen.width; x += 1) {
      const column = swaps ? y : x
      const row = swaps ? x : y
      const at =
        (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column)
      made[y * seen.width + x] = from[at]!
    }
  return { ...seen, data: new Uint8ClampedArray(made.buffer) }
}
