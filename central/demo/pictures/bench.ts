import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { createNoise } from './noise.ts'
import { blend, type Colour, shade } from './pixels.ts'
import { paintWood } from './wood.ts'

/** Sample bottles in a row on a bench, against a wall. */
export function paintBench(context: SKRSContext2D, width: number, height: number, random: Random) {
  const unit = width / 1200
  const rough = createNoise('soft', random.between(0, 90))
  const wall = random.pick<Colour>([
    [188, 192, 186],
    [204, 198, 184],
    [164, 178, 186],
  ])
  const glow = random.between(0.1, 0.4)
  shade(context, width, height, 0.12, (x, y) =>
    blend(
      blend([wall[0] * 0.7, wall[1] * 0.7, wall[2] * 0.7], wall, rough(x * 80, y * 80) * 0.5 + 0.5),
      [255, 252, 240],
      0.55 * Math.max(0, 1 - Math.hypot(x - glow, y - 0.12) * 1.7),
    ),
  )
  // What stands on the shelf behind is out of focus: drawn small, and smoothed by being enlarged.
  const far = createCanvas(36, 16)
  const behind = far.getContext('2d')
  for (let nth = 0; nth < 9; nth++) {
    behind.fillStyle = random.pick(['#7d8b8c', '#9a8f7d', '#5f6f7c', '#b6aa92', '#8a5f4c'])
    const tall = random.between(4, 9)
    behind.fillRect(random.between(0, 36), 13 - tall, random.between(1, 3.4), tall)
  }
  behind.fillStyle = '#6f665a'
  behind.fillRect(0, 13, 36, 1)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(far, 0, height * 0.08, width, height * 0.4)
  paintWood(context, { width, height }, random, 0.68)
  const edge = context.createLinearGradient(0, height * 0.68, 0, height * 0.74)
  edge.addColorStop(0, 'rgba(0,0,0,0.3)')
  edge.addColorStop(1, 'rgba(0,0,0,0)')
  context.fillStyle = edge
  context.fillRect(0, height * 0.68, width, height * 0.06)

  const bottles = random.whole(5, 7)
  const murk = random.between(0.2, 0.7)
  for (let nth = 0; nth < bottles; nth++) {
    const x = width * (0.09 + (0.82 * (nth + 0.5)) / bottles) + random.between(-9, 9) * unit
    bottle(
      context,
      x,
      height * 0.83 + random.between(-8, 8) * unit,
      unit,
      nth + 1,
      murk * (1 - nth / bottles),
      random,
    )
  }
}

function bottle(
  context: SKRSContext2D,
  x: number,
  foot: number,
  unit: number,
  number: number,
  murk: number,
  random: Random,
) {
  const [w, h] = [116 * unit, 330 * unit]
  const top = foot - h
  const outline = () => {
    context.beginPath()
    context.moveTo(x - w / 2, foot - 12 * unit)
    context.quadraticCurveTo(x - w / 2, foot, x - w / 2 + 14 * unit, foot)
    context.lineTo(x + w / 2 - 14 * unit, foot)
    context.quadraticCurveTo(x + w / 2, foot, x + w / 2, foot - 12 * unit)
    context.lineTo(x + w / 2, top + 96 * unit)
    context.quadraticCurveTo(x + w / 2, top + 54 * unit, x + w * 0.24, top + 44 * unit)
    context.lineTo(x + w * 0.24, top + 8 * unit)
    context.lineTo(x - w * 0.24, top + 8 * unit)
    context.lineTo(x - w * 0.24, top + 44 * unit)
    context.quadraticCurveTo(x - w / 2, top + 54 * unit, x - w / 2, top + 96 * unit)
    context.closePath()
  }
  const shade = context.createRadialGradient(
    x + 26 * unit,
    foot + 4 * unit,
    4,
    x + 26 * unit,
    foot + 4 * unit,
    w * 0.9,
  )
  shade.addColorStop(0, 'rgba(20,12,6,0.55)')
  shade.addColorStop(1, 'rgba(20,12,6,0)')
  context.fillStyle = shade
  context.beginPath()
  context.ellipse(x + 26 * unit, foot + 4 * unit, w * 0.9, 26 * unit, 0, 0, Math.PI * 2)
  context.fill()
  outline()
  context.fillStyle = 'rgba(226,234,236,0.42)'
  context.fill()
  context.save()
  outline()
  context.clip()
  const level = top + random.between(92, 116) * unit
  const water = context.createLinearGradient(x - w / 2, 0, x + w / 2, 0)
  const body = blend([186, 206, 204], [128, 112, 72], murk)
  const dark = blend(body, [40, 40, 30], 0.45)
  const css = ([r, g, b]: Colour, a: number) =>
    `rgba(${Math.round(r)},${Math.round(g)},${Math.round(b)},${a})`
  water.addColorStop(0, css(dark, 0.85))
  water.addColorStop(0.25, css(body, 0.72))
  water.addColorStop(0.75, css(body, 0.8))
  water.addColorStop(1, css(dark, 0.9))
  context.fillStyle = water
  context.fillRect(x - w / 2, level, w, foot - level)
  context.fillStyle = css(blend(body, [255, 255, 255], 0.35), 0.8)
  context.beginPath()
  context.ellipse(x, level, w / 2, 7 * unit, 0, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = 'rgba(255,255,255,0.5)'
  context.fillRect(x - w * 0.4, top + 84 * unit, 8 * unit, h - 130 * unit)
  context.restore()
  outline()
  context.strokeStyle = 'rgba(70,84,88,0.5)'
  context.lineWidth = 2 * unit
  context.stroke()
  const cap = context.createLinearGradient(x - w * 0.28, 0, x + w * 0.28, 0)
  cap.addColorStop(0, '#1d3d63')
  cap.addColorStop(0.35, '#4a78ab')
  cap.addColorStop(1, '#152c48')
  context.fillStyle = cap
  context.fillRect(x - w * 0.28, top - 30 * unit, w * 0.56, 44 * unit)
  context.fillStyle = '#f6f3e8'
  context.fillRect(x - w * 0.42, foot - 172 * unit, w * 0.84, 92 * unit)
  context.fillStyle = '#22315f'
  context.font = `${Math.round(30 * unit)}px hand-label`
  context.fillText(`St. ${number}`, x - w * 0.34, foot - 136 * unit)
  context.fillText(
    `V${random.whole(1, 3)}  ${random.whole(8, 11)}:${random.whole(10, 58)}`,
    x - w * 0.36,
    foot - 100 * unit,
  )
}
