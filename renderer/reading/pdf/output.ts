import type { Size } from '../sheets/layout.ts'

/** Pixels of one canvas, four bytes each; what is larger is painted coarser and stretched. */
export const largestArea = 16e6
/** Pixels of one side, which a graphics processor can hold as one picture. */
const longestSide = 8192

/** Pixels of a canvas per CSS pixel: those of the screen, or fewer where there would be too many. */
export function outputScale({ width, height }: Size, dpr: number) {
  return Math.min(
    dpr,
    Math.sqrt(largestArea / (width * height)),
    longestSide / width,
    longestSide / height,
  )
}
