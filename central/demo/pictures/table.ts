import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { paintWood } from './wood.ts'

function shadowed(context: SKRSContext2D, blur: number, draw: () => void) {
  context.save()
  context.shadowColor = 'rgba(0,0,0,0.5)'
  context.shadowBlur = blur
  context.shadowOffsetX = blur * 0.35
  context.shadowOffsetY = blur * 0.5
  draw()
  context.restore()
}

/** Family things on a table: photographs, cards with handwriting, a tin, buttons, a cup. */
export function paintTable(context: SKRSContext2D, width: number, height: number, random: Random) {
  const box = { width, height }
  paintWood(context, box, random)
  const unit = width / 1200
  const at = () => [random.between(0.08, 0.92) * width, random.between(0.1, 0.9) * height] as const

  if (random.chance(0.5)) {
    // a long cloth across
    context.save()
    context.translate(width / 2, height / 2)
    context.rotate(random.between(-0.3, 0.3))
    shadowed(context, 24 * unit, () => {
      context.fillStyle = random.pick(['#d9d2c0', '#7c8fa0', '#b9574a', '#cfc28f'])
      context.fillRect(-width, -height * 0.27, 2 * width, height * 0.54)
    })
    context.globalAlpha = 0.22
    for (let line = -width; line < width; line += 5 * unit) {
      context.fillStyle = line % (10 * unit) < 5 * unit ? '#000' : '#fff'
      context.fillRect(line, -height * 0.27, 1.3 * unit, height * 0.54)
    }
    for (let line = -height * 0.27; line < height * 0.27; line += 5 * unit) {
      context.fillStyle = '#000'
      context.fillRect(-width, line, 2 * width, unit)
    }
    context.restore()
  }
  for (let nth = 0; nth < random.whole(3, 5); nth++) oldPhoto(context, ...at(), unit, random)
  for (let nth = 0; nth < random.whole(2, 4); nth++) card(context, ...at(), unit, random)
  for (let nth = 0; nth < random.whole(14, 40); nth++) button(context, ...at(), unit, random)
  cup(context, random.between(0.72, 0.9) * width, random.between(0.2, 0.8) * height, unit, random)
  if (random.chance(0.6))
    recorder(
      context,
      random.between(0.15, 0.4) * width,
      random.between(0.3, 0.8) * height,
      unit,
      random,
    )
}

function oldPhoto(context: SKRSContext2D, x: number, y: number, unit: number, random: Random) {
  const across = random.between(190, 260) * unit
  const down = across * random.pick([0.7, 1.35])
  context.save()
  context.translate(x, y)
  context.rotate(random.between(-0.7, 0.7))
  shadowed(context, 14 * unit, () => {
    context.fillStyle = '#ece3cf'
    context.fillRect(-across / 2, -down / 2, across, down)
  })
  const edge = 11 * unit
  const [w, h] = [across - 2 * edge, down - 2 * edge]
  context.beginPath()
  context.rect(-w / 2, -h / 2, w, h)
  context.clip()
  const back = context.createLinearGradient(0, -h / 2, 0, h / 2)
  back.addColorStop(0, '#cdbd9c')
  back.addColorStop(0.62, '#a8946f')
  back.addColorStop(0.63, '#7d6a4c')
  back.addColorStop(1, '#5d4c34')
  context.fillStyle = back
  context.fillRect(-w / 2, -h / 2, w, h)
  // a house front behind
  if (random.chance(0.5)) {
    context.fillStyle = '#8f7c5c'
    context.fillRect(-w * 0.5, -h * 0.36, w * 0.62, h * 0.56)
    context.fillStyle = '#54452f'
    for (let column = 0; column < 3; column++)
      context.fillRect(-w * 0.44 + column * w * 0.19, -h * 0.24, w * 0.09, h * 0.17)
  }
  const persons = random.whole(2, 5)
  for (let person = 0; person < persons; person++) {
    const tall = h * random.between(0.4, 0.62)
    const px = -w * 0.36 + (w * 0.74 * (person + 0.4)) / persons
    const feet = h * 0.46
    context.fillStyle = random.pick(['#3a2f20', '#53452f', '#2c2418', '#d8caa8'])
    context.beginPath()
    context.moveTo(px - tall * 0.17, feet)
    context.quadraticCurveTo(px - tall * 0.2, feet - tall * 0.72, px, feet - tall * 0.76)
    context.quadraticCurveTo(px + tall * 0.2, feet - tall * 0.72, px + tall * 0.17, feet)
    context.fill()
    context.fillStyle = '#c9b48c'
    context.beginPath()
    context.ellipse(px, feet - tall * 0.86, tall * 0.078, tall * 0.1, 0, 0, Math.PI * 2)
    context.fill()
    context.fillStyle = '#33291c'
    context.beginPath()
    context.ellipse(px, feet - tall * 0.91, tall * 0.083, tall * 0.066, 0, Math.PI, Math.PI * 2)
    context.fill()
  }
  const fade = context.createLinearGradient(-w / 2, -h / 2, w / 2, h / 2)
  fade.addColorStop(0, 'rgba(255,244,214,0.38)')
  fade.addColorStop(0.5, 'rgba(255,244,214,0.05)')
  fade.addColorStop(1, 'rgba(60,40,10,0.3)')
  context.fillStyle = fade
  context.fillRect(-w / 2, -h / 2, w, h)
  context.restore()
}

const phrases = [
  'the iron bell',
  'one address',
  'wet wool, 1957',
  'who gave you the knife?',
  'uphill he, downhill me',
  'Monday: soap',
  'ask while there is',
  'the blue door',
]

function card(context: SKRSContext2D, x: number, y: number, unit: number, random: Random) {
  const [w, h] = [300 * unit, 190 * unit]
  context.save()
  context.translate(x, y)
  context.rotate(random.between(-0.4, 0.4))
  shadowed(context, 12 * unit, () => {
    context.fillStyle = random.pick(['#fbf8ef', '#f4ecd2', '#e8eef2'])
    context.fillRect(-w / 2, -h / 2, w, h)
  })
  context.strokeStyle = 'rgba(120,150,190,0.45)'
  context.lineWidth = unit
  for (let line = 1; line < 6; line++) {
    context.beginPath()
    context.moveTo(-w / 2, -h / 2 + line * 31 * unit)
    context.lineTo(w / 2, -h / 2 + line * 31 * unit)
    context.stroke()
  }
  context.fillStyle = random.pick(['#24346e', '#2b2b2b', '#6a2323'])
  context.font = `${Math.round(33 * unit)}px hand-label`
  for (const [line, phrase] of random.shuffle(phrases).slice(0, random.whole(2, 4)).entries())
    context.fillText(phrase, -w / 2 + 18 * unit, -h / 2 + (line + 1) * 31 * unit + 24 * unit)
  context.restore()
}

function button(context: SKRSContext2D, x: number, y: number, unit: number, random: Random) {
  const size = random.between(8, 17) * unit
  shadowed(context, 6 * unit, () => {
    context.fillStyle = random.pick([
      '#7d2b2b',
      '#e2d9c5',
      '#28405e',
      '#2d2d2d',
      '#a9823e',
      '#5c7a5a',
      '#c9c6c2',
    ])
    context.beginPath()
    context.arc(x, y, size, 0, Math.PI * 2)
    context.fill()
  })
  context.strokeStyle = 'rgba(255,255,255,0.35)'
  context.lineWidth = size * 0.14
  context.beginPath()
  context.arc(x, y, size * 0.76, 2.6, 5.2)
  context.stroke()
  context.fillStyle = 'rgba(0,0,0,0.65)'
  const turn = random.between(0, 3)
  for (let hole = 0; hole < 4; hole++) {
    context.beginPath()
    context.arc(
      x + Math.cos(turn + hole * 1.571) * size * 0.28,
      y + Math.sin(turn + hole * 1.571) * size * 0.28,
      size * 0.1,
      0,
      7,
    )
    context.fill()
  }
}

function cup(context: SKRSContext2D, x: number, y: number, unit: number, random: Random) {
  const size = 92 * unit
  const glaze = random.pick(['#e9e6dd', '#3e5a6b', '#8c3f2f'])
  context.save()
  context.lineWidth = 22 * unit
  context.strokeStyle = glaze
  context.beginPath()
  context.arc(x + size, y + size * 0.2, 34 * unit, -1.4, 1.9)
  context.stroke()
  shadowed(context, 34 * unit, () => {
    context.fillStyle = glaze
    context.beginPath()
    context.arc(x, y, size, 0, Math.PI * 2)
    context.fill()
  })
  const tea = context.createRadialGradient(x - size * 0.3, y - size * 0.3, 4, x, y, size * 0.86)
  tea.addColorStop(0, '#a5652d')
  tea.addColorStop(1, '#4a2610')
  context.fillStyle = tea
  context.beginPath()
  context.arc(x, y, size * 0.85, 0, Math.PI * 2)
  context.fill()
  context.strokeStyle = 'rgba(255,255,255,0.5)'
  context.lineWidth = 4 * unit
  context.beginPath()
  context.arc(x, y, size * 0.94, 3.4, 4.9)
  context.stroke()
  context.restore()
}

function recorder(context: SKRSContext2D, x: number, y: number, unit: number, random: Random) {
  const [w, h] = [96 * unit, 250 * unit]
  context.save()
  context.translate(x, y)
  context.rotate(random.between(-0.9, 0.9))
  shadowed(context, 20 * unit, () => {
    const body = context.createLinearGradient(-w / 2, 0, w / 2, 0)
    body.addColorStop(0, '#3b3d40')
    body.addColorStop(0.3, '#5a5d61')
    body.addColorStop(1, '#212326')
    context.fillStyle = body
    context.beginPath()
    context.roundRect(-w / 2, -h / 2, w, h, 14 * unit)
    context.fill()
  })
  context.fillStyle = '#9fb39a'
  context.fillRect(-w * 0.36, -h * 0.22, w * 0.72, h * 0.22)
  context.fillStyle = '#1d241c'
  context.font = `${Math.round(26 * unit)}px sans-label`
  context.fillText(`${random.whole(10, 58)}:${random.whole(10, 59)}`, -w * 0.3, -h * 0.08)
  context.fillStyle = '#c23b2e'
  context.beginPath()
  context.arc(0, h * 0.16, 17 * unit, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = '#17181a'
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 6; column++)
      context.fillRect(
        -w * 0.33 + column * w * 0.12,
        -h * 0.44 + row * h * 0.04,
        w * 0.06,
        h * 0.018,
      )
  context.restore()
}
