import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { createRandom } from '../random.ts'

export type Colour = readonly [number, number, number]

export const blend = (from: Colour, to: Colour, part: number): Colour => {
  const t = part < 0 ? 0 : part > 1 ? 1 : part
  return [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t,
    from[2] + (to[2] - from[2]) * t,
  ]
}

export const step = (low: number, high: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/**
 * Fills a canvas by asking for the colour of each place. Places run from 0 to 1 across; down they
 * run to the height over the width. It is asked at `fine` parts of the size and smoothed.
 */
export function shade(
  context: SKRSContext2D,
  width: number,
  height: number,
  fine: number,
  colourAt: (x: number, y: number) => Colour,
) {
  const across = Math.round(width * fine)
  const down = Math.round(height * fine)
  const small = createCanvas(across, down)
  const inner = small.getContext('2d')
  const image = inner.createImageData(across, down)
  let at = 0
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      const [r, g, b] = colourAt(column / across, row / across)
      image.data[at++] = r
      image.data[at++] = g
      image.data[at++] = b
      image.data[at++] = 255
    }
  inner.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(small, 0, 0, width, height)
}

let grainTile: Canvas | null = null

function grain(): Canvas {
  if (grainTile) return grainTile
  const random = createRandom('grain')
  grainTile = createCanvas(256, 256)
  const context = grainTile.getContext('2d')
  const image = context.createImageData(256, 256)
  for (let at = 0; at < image.data.length; at += 4) {
    image.data.fill(random.chance(0.5) ? 0 : 255, at, at + 3)
    image.data[at + 3] = random.whole(0, 25)
  }
  context.putImageData(image, 0, 0)
  return grainTile
}

/** Lays the grain of a sensor over a picture. */
export function addGrain(canvas: Canvas, strength = 1) {
  const context = canvas.getContext('2d')
  context.globalAlpha = strength
  context.fillStyle = context.createPattern(grain(), 'repeat')!
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.globalAlpha = 1
}

/** Makes the corners a little darker, as a lens does. */
export function darkenCorners(canvas: Canvas) {
  const context = canvas.getContext('2d')
  const { width, height } = canvas
  const corners = context.createRadialGradient(
    width / 2,
    height / 2,
    Math.min(width, height) * 0.45,
    width / 2,
    height / 2,
    Math.max(width, height) * 0.72,
  )
  corners.addColorStop(0, 'rgba(0,0,0,0)')
  corners.addColorStop(1, 'rgba(0,0,0,0.28)')
  context.fillStyle = corners
  context.fillRect(0, 0, width, height)
}
