import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { createNoise } from './noise.ts'
import { blend, type Colour, shade } from './pixels.ts'

type Box = { width: number; height: number }

/** Boards seen from above, or from the front below `from` of the height. */
export function paintWood(
  context: SKRSContext2D,
  { width, height }: Box,
  random: Random,
  from = 0,
) {
  const rough = createNoise('rough', random.between(0, 90))
  const soft = createNoise('soft', random.between(0, 90))
  const [dark, pale] = random.pick<[Colour, Colour]>([
    [
      [96, 62, 36],
      [176, 130, 84],
    ],
    [
      [118, 92, 64],
      [206, 178, 138],
    ],
    [
      [62, 42, 30],
      [126, 88, 60],
    ],
  ])
  const board = 0.17
  const ratio = height / width
  context.save()
  context.beginPath()
  context.rect(0, height * from, width, height)
  context.clip()
  shade(context, width, height, 0.32, (x, y) => {
    const row = Math.floor(y / board)
    const within = y / board - row
    const grain = rough(x * 70 + row * 61, (y + 0.02 * soft(x * 90, y * 60)) * 1500)
    const tone = soft(row * 37.7, 11) - 0.5
    let wood = blend(dark, pale, 0.15 + grain * 0.75 + tone * 0.5)
    if (within < 0.018) wood = blend(wood, [22, 14, 8], 0.7)
    return blend(
      wood,
      [255, 246, 224],
      0.2 * Math.max(0, 0.6 - Math.hypot(x - 0.3, y - ratio * 0.2)),
    )
  })
  context.restore()
}
