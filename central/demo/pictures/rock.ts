import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { createNoise } from './noise.ts'
import { blend, shade, step } from './pixels.ts'

/** Rock from above, with what grows on it; a counting frame on top, or a pool in the middle. */
export function paintRock(
  context: SKRSContext2D,
  width: number,
  height: number,
  random: Random,
  what: 'frame' | 'pool',
) {
  const soft = createNoise('soft', random.between(0, 90))
  const rough = createNoise('rough', random.between(0, 90))
  const ratio = height / width
  const hue = random.pick([
    [96, 92, 86],
    [112, 98, 84],
    [82, 86, 92],
  ] as const)
  const poolAt = (x: number, y: number) =>
    1 -
    Math.hypot((x - 0.5) * 1.25, (y - ratio / 2) * 1.65) * 1.9 +
    (soft(x * 170, y * 170) - 0.5) * 1.1

  shade(context, width, height, 0.4, (x, y) => {
    const relief =
      (rough(x * 380, y * 380) - rough(x * 380 + 2.4, y * 380 + 2.4)) * 4.2 +
      (soft(x * 150, y * 150) - soft(x * 150 + 3, y * 150 + 3)) * 5
    const crack = Math.abs(soft(x * 190 + 50, y * 190) - 0.5)
    let stone = blend([hue[0] * 0.42, hue[1] * 0.42, hue[2] * 0.42], [198, 190, 176], 0.38 + relief)
    stone = blend(stone, [28, 26, 24], (1 - step(0, 0.014, crack)) * 0.8)
    const lichen = step(0.6, 0.68, rough(x * 240 + 120, y * 240))
    stone = blend(stone, [146, 140, 116], lichen * 0.35)
    const weed = step(0.55, 0.6, soft(x * 210 + 200, y * 210 + 40))
    const frond = rough(x * 900, y * 340)
    stone = blend(stone, blend([30, 34, 12], [124, 112, 40], frond), weed * 0.88)
    if (what === 'pool') {
      const inside = poolAt(x, y)
      const water = step(0, 0.035, inside)
      if (water > 0) {
        const deep = step(0, 0.7, inside)
        const net = Math.abs(rough(x * 300 + 20, y * 300) - 0.5)
        let pool = blend(blend(stone, [96, 124, 112], 0.45), [20, 52, 56], deep * 0.8)
        pool = blend(pool, [214, 232, 218], (1 - step(0, 0.02, net)) * 0.3 * (1 - deep))
        const sky = step(0.52, 0.68, soft(x * 120 + 11, y * 190))
        pool = blend(pool, [196, 212, 222], sky * 0.42 * deep)
        const rim = water - step(0.03, 0.075, inside)
        return blend(stone, blend(pool, [14, 20, 18], rim * 0.5), water)
      }
    }
    return stone
  })

  const free = (x: number, y: number) => what === 'frame' || poolAt(x / width, y / width) < -0.03
  scatter(context, width, height, random, soft, free)
  if (what === 'frame') placeFrame(context, width, height, random)
}

function scatter(
  context: SKRSContext2D,
  width: number,
  height: number,
  random: Random,
  soft: (x: number, y: number) => number,
  free: (x: number, y: number) => boolean,
) {
  // barnacles, where they settle
  for (let nth = 0; nth < 2600; nth++) {
    const x = random.between(0, width)
    const y = random.between(0, height)
    if (soft((x / width) * 260 + 77, (y / width) * 260) < 0.52 || !free(x, y)) continue
    const size = (random.between(2.2, 5.4) * width) / 1200
    const pale = random.whole(168, 222)
    context.fillStyle = 'rgba(20,18,16,0.4)'
    disc(context, x + size * 0.3, y + size * 0.35, size * 1.06)
    context.fillStyle = `rgb(${pale},${pale - 6},${pale - 20})`
    disc(context, x, y, size)
    context.fillStyle = 'rgba(60,54,48,0.85)'
    disc(context, x + size * 0.08, y + size * 0.05, size * 0.34)
  }
  // limpets and shells
  for (let nth = 0; nth < random.whole(9, 22); nth++) {
    const x = random.between(0.05, 0.95) * width
    const y = random.between(0.05, 0.95) * height
    if (!free(x, y)) continue
    const size = (random.between(13, 27) * width) / 1200
    const shell = random.pick([
      [172, 158, 128],
      [138, 128, 108],
      [196, 188, 164],
    ] as const)
    context.save()
    context.translate(x, y)
    context.rotate(random.between(0, 6))
    context.scale(1, random.between(0.8, 0.94))
    context.shadowColor = 'rgba(0,0,0,0.55)'
    context.shadowBlur = size * 0.5
    context.shadowOffsetX = size * 0.25
    context.shadowOffsetY = size * 0.3
    const cone = context.createRadialGradient(-size * 0.2, -size * 0.2, size * 0.06, 0, 0, size)
    cone.addColorStop(0, `rgb(${shell[0] + 46},${shell[1] + 46},${shell[2] + 40})`)
    cone.addColorStop(0.3, `rgb(${shell.join()})`)
    cone.addColorStop(1, `rgb(${shell[0] * 0.55},${shell[1] * 0.52},${shell[2] * 0.48})`)
    context.fillStyle = cone
    disc(context, 0, 0, size)
    context.shadowColor = 'transparent'
    context.lineWidth = Math.max(0.6, size * 0.035)
    for (let ray = 0; ray < 26; ray++) {
      const turn = (ray / 26) * Math.PI * 2 + random.between(-0.06, 0.06)
      context.strokeStyle = ray % 2 ? 'rgba(52,44,34,0.35)' : 'rgba(240,232,210,0.22)'
      context.beginPath()
      context.moveTo(Math.cos(turn) * size * 0.18, Math.sin(turn) * size * 0.18)
      context.lineTo(Math.cos(turn) * size * 0.97, Math.sin(turn) * size * 0.97)
      context.stroke()
    }
    context.restore()
  }
}

function disc(context: SKRSContext2D, x: number, y: number, radius: number) {
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
}

/** A square frame of white tube, strung five by five. */
function placeFrame(context: SKRSContext2D, width: number, height: number, random: Random) {
  const side = height * random.between(0.74, 0.84)
  context.save()
  context.translate(width * random.between(0.46, 0.54), height * 0.5)
  context.rotate(random.between(-0.09, 0.09))
  context.shadowColor = 'rgba(0,0,0,0.6)'
  context.shadowBlur = width * 0.008
  context.shadowOffsetX = width * 0.005
  context.shadowOffsetY = width * 0.007
  context.strokeStyle = 'rgba(236,232,214,0.95)'
  context.lineWidth = width * 0.0016
  for (let string = 1; string <= 5; string++) {
    const at = -side / 2 + (side * string) / 6
    context.beginPath()
    context.moveTo(at, -side / 2)
    context.lineTo(at + random.between(-2, 2), side / 2)
    context.moveTo(-side / 2, at)
    context.lineTo(side / 2, at + random.between(-2, 2))
    context.stroke()
  }
  const tube = width * 0.0185
  context.lineWidth = tube
  context.strokeStyle = '#e9e7e0'
  context.strokeRect(-side / 2, -side / 2, side, side)
  context.shadowColor = 'transparent'
  context.lineWidth = tube * 0.3
  context.strokeStyle = 'rgba(255,255,255,0.85)'
  context.strokeRect(-side / 2 - tube * 0.16, -side / 2 - tube * 0.16, side, side)
  context.fillStyle = '#1d1d1d'
  context.font = `${Math.round(tube * 0.8)}px sans-label`
  context.fillText(`Q${random.whole(1, 12)}`, -side / 2 + tube, -side / 2 + tube * 0.28)
  context.restore()
}
