import { createRandom } from '../random.ts'

const size = 512
const mask = size - 1

/** Cloud-like values from 0 to 1 that repeat every 512 steps in both directions. */
function makeTile(name: string, octaves: number): Float32Array {
  const random = createRandom(name)
  const tile = new Float32Array(size * size)
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    const cells = 4 << octave
    const weight = 0.55 ** octave
    total += weight
    const lattice = Float32Array.from({ length: cells * cells }, () => random.next())
    const step = size / cells
    for (let y = 0; y < size; y++) {
      const row = Math.floor(y / step)
      const v = smooth(y / step - row)
      const above = (row % cells) * cells
      const below = ((row + 1) % cells) * cells
      for (let x = 0; x < size; x++) {
        const column = Math.floor(x / step)
        const u = smooth(x / step - column)
        const right = (column + 1) % cells
        const top = lattice[above + column]! * (1 - u) + lattice[above + right]! * u
        const bottom = lattice[below + column]! * (1 - u) + lattice[below + right]! * u
        tile[y * size + x]! += weight * (top * (1 - v) + bottom * v)
      }
    }
  }
  for (let index = 0; index < tile.length; index++) tile[index]! /= total
  return tile
}

const smooth = (t: number) => t * t * (3 - 2 * t)

const tiles = new Map<string, Float32Array>()
const tileOf = (name: string, octaves: number) => {
  let tile = tiles.get(name)
  if (!tile) {
    tile = makeTile(name, octaves)
    tiles.set(name, tile)
  }
  return tile
}

/** A field of noise from 0 to 1, smooth between its steps; `shift` moves it elsewhere. */
export function createNoise(name: 'soft' | 'rough', shift: number) {
  const tile = tileOf(name, name === 'soft' ? 5 : 7)
  const dx = Math.floor(shift * 977) & mask
  const dy = Math.floor(shift * 3571) & mask
  return (x: number, y: number): number => {
    const x0 = Math.floor(x)
    const y0 = Math.floor(y)
    const u = x - x0
    const v = y - y0
    const left = (x0 + dx) & mask
    const right = (left + 1) & mask
    const top = ((y0 + dy) & mask) * size
    const bottom = ((y0 + dy + 1) & mask) * size
    const upper = tile[top + left]! * (1 - u) + tile[top + right]! * u
    const lower = tile[bottom + left]! * (1 - u) + tile[bottom + right]! * u
    return upper * (1 - v) + lower * v
  }
}
export type Noise = ReturnType<typeof createNoise>
