import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { createNoise } from './noise.ts'
import { blend, type Colour, shade, step } from './pixels.ts'

const lights: { high: Colour; low: Colour; cloud: Colour; sea: Colour; sand: Colour }[] = [
  {
    high: [92, 132, 176],
    low: [196, 212, 222],
    cloud: [238, 239, 238],
    sea: [58, 92, 104],
    sand: [176, 156, 124],
  },
  {
    high: [128, 139, 149],
    low: [196, 200, 200],
    cloud: [212, 214, 214],
    sea: [84, 98, 102],
    sand: [142, 132, 114],
  },
  {
    high: [84, 112, 158],
    low: [238, 200, 160],
    cloud: [246, 214, 178],
    sea: [70, 86, 108],
    sand: [150, 124, 98],
  },
]

/** The sea over a beach at low water, a headland behind and rocks in front. */
export function paintShore(context: SKRSContext2D, width: number, height: number, random: Random) {
  const light = random.pick(lights)
  const soft = createNoise('soft', random.between(0, 90))
  const rough = createNoise('rough', random.between(0, 90))
  const ratio = height / width
  const horizon = ratio * random.between(0.36, 0.46)
  const shoreline = horizon + ratio * random.between(0.12, 0.2)
  const tilt = random.between(-0.05, 0.05)
  const side = random.chance(0.5) ? 1 : -1
  const headland = random.between(0.045, 0.1)
  const rocks = random.between(0.5, 0.6)
  const sunAt = random.between(0.15, 0.85)

  shade(context, width, height, 0.4, (x, y) => {
    const along = side > 0 ? x : 1 - x
    // the land behind, lower towards the open sea, hazy
    const ridge =
      horizon - headland * Math.max(0, 1 - along * 1.6) * (0.7 + 0.6 * soft(x * 260, 7)) - 0.004
    if (y < horizon) {
      if (y > ridge && along < 0.62) {
        const grass = rough(x * 900, y * 1400)
        const base = blend([74, 82, 70], [112, 112, 94], grass)
        return blend(base, light.low, 0.42 + 0.3 * along)
      }
      const up = y / horizon
      const sky = blend(light.high, light.low, up ** 1.4)
      const cloud = soft(x * 330 + y * 120, (y / (1.08 - up * 0.9)) * 420)
      const cover = step(0.47, 0.7, cloud) * (0.9 - 0.4 * up)
      const shadow = step(0.5, 0.8, soft(x * 330 + 9, (y / (1.08 - up * 0.9)) * 420 + 14))
      return blend(sky, blend(light.cloud, light.high, shadow * 0.35), cover)
    }
    // depth grows quickly towards the horizon
    const depth = 1 / Math.max(0.004, y - horizon + 0.012)
    const edge = shoreline + tilt * (x - 0.5) + 0.012 * (soft(x * 300, 3) - 0.5)
    if (y < edge) {
      const wave = rough(x * depth * 5.5, depth * 26)
      const swell = soft(x * depth * 1.6 + 30, depth * 11)
      const near = (y - horizon) / (edge - horizon)
      let water = blend(blend(light.low, light.sea, 0.5 + 0.5 * near), light.sea, swell)
      water = blend(water, light.low, step(0.56, 0.72, wave) * 0.5)
      const glint = Math.exp(-((x - sunAt) ** 2) / 0.02) * step(0.6, 0.7, wave)
      water = blend(water, [250, 246, 236], glint * 0.6)
      const foam = step(0.86, 0.98, near + 0.16 * (rough(x * 520, y * 2600) - 0.5))
      return blend(water, [232, 236, 234], foam * 0.85)
    }
    const wet = 1 - step(0, 0.09, y - edge + 0.02 * (soft(x * 200, 60) - 0.5))
    const ripple = rough(x * depth * 14 + y * 90, depth * 75)
    let sand = blend(light.sand, [96, 82, 66], 0.5 * ripple + 0.25 * soft(x * 140, y * 240))
    sand = blend(sand, blend(light.low, light.sand, 0.45), wet * 0.62)
    // rocks in front, with weed on them
    const mass = soft(x * 210 + 40, y * 330) + (y - ratio * 0.78) * 1.5
    const isRock = step(rocks, rocks + 0.03, mass)
    if (isRock > 0) {
      const relief = rough(x * 640, y * 760) - rough(x * 640 + 3, y * 760 + 4)
      const weed = step(0.5, 0.62, soft(x * 420 + 80, y * 520))
      const stone = blend([52, 50, 46], [122, 116, 104], 0.45 + relief * 5)
      const grown = blend(stone, blend([46, 50, 22], [116, 104, 42], 0.4 + relief * 4), weed * 0.8)
      const lip = step(rocks, rocks + 0.025, mass) - step(rocks + 0.02, rocks + 0.05, mass)
      return blend(sand, blend(grown, [20, 20, 18], lip * 0.6), isRock)
    }
    return sand
  })

  // the line of posts that a survey walks along
  if (random.chance(0.6)) {
    const from = random.between(0.3, 0.7) * width
    const to = random.between(0.35, 0.65) * width
    for (let post = 0; post < 6; post++) {
      const near = 1 - post / 6.5
      const y = (shoreline + (ratio * 0.82 - shoreline) * near ** 2) * width
      const x = from * near ** 2 + to * (1 - near ** 2)
      const tall = 8 + 92 * near ** 2
      context.strokeStyle = 'rgba(40,32,26,0.35)'
      context.lineWidth = 1 + 4 * near ** 2
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(x + tall * 0.9 * side, y + tall * 0.12)
      context.stroke()
      context.strokeStyle = '#4d4136'
      context.lineWidth = 1.2 + 6 * near ** 2
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(x + 2, y - tall)
      context.stroke()
      context.strokeStyle = '#d8d2c2'
      context.lineWidth = 1.2 + 6 * near ** 2
      context.beginPath()
      context.moveTo(x + 1.6, y - tall * 0.8)
      context.lineTo(x + 2, y - tall)
      context.stroke()
    }
  }
}
