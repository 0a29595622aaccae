import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../random.ts'
import { addGrain } from './pixels.ts'
import { readyFonts } from './scenes.ts'

/** An A4 page at 130 dots an inch. */
export const sheet = { width: 1075, height: 1520 }

type Draw = (context: SKRSContext2D, width: number, height: number) => void

/** Lays a drawn sheet on a flatbed that is neither clean nor straight, and reads it as a JPEG. */
export async function scanSheet(draw: Draw, random: Random): Promise<Buffer> {
  readyFonts()
  const { width, height } = sheet
  const paper = createCanvas(width, height)
  const ink = paper.getContext('2d')
  ink.fillStyle = random.pick(['#fdfcf8', '#f8f4e8', '#fafafa'])
  ink.fillRect(0, 0, width, height)
  draw(ink, width, height)
  wear(ink, random)

  const glass: Canvas = createCanvas(width, height)
  const context = glass.getContext('2d')
  context.fillStyle = random.pick(['#d7d5d0', '#e9e8e6', '#bdbcb8'])
  context.fillRect(0, 0, width, height)
  context.save()
  context.translate(width / 2, height / 2)
  context.rotate(random.between(-0.016, 0.016))
  context.scale(0.985, 0.985)
  const left = -width / 2 + random.between(-8, 8)
  const top = -height / 2 + random.between(-8, 8)
  // The shadow of a rectangle costs nothing; that of a picture is worked out dot by dot.
  context.shadowColor = 'rgba(0,0,0,0.45)'
  context.shadowBlur = 16
  context.fillRect(left, top, width, height)
  context.shadowColor = 'transparent'
  context.drawImage(paper, left, top)
  context.restore()
  // the lid did not close on one side
  const side = random.chance(0.5)
  const gloom = context.createLinearGradient(side ? 0 : width, 0, side ? width : 0, 0)
  gloom.addColorStop(0, `rgba(30,26,20,${random.between(0.1, 0.3).toFixed(2)})`)
  gloom.addColorStop(0.16, 'rgba(30,26,20,0)')
  context.fillStyle = gloom
  context.fillRect(0, 0, width, height)
  addGrain(glass, 0.75)
  return glass.encode('jpeg', 68)
}

/** Specks, a fold, the ring of a cup. */
function wear(context: SKRSContext2D, random: Random) {
  const { width, height } = sheet
  for (let speck = 0; speck < 90; speck++) {
    context.fillStyle = `rgba(60,50,40,${random.between(0.1, 0.5).toFixed(2)})`
    context.fillRect(
      random.between(0, width),
      random.between(0, height),
      random.between(0.6, 2.2),
      random.between(0.6, 2.2),
    )
  }
  const fold = height * random.pick([0.5, 0.335])
  const crease = context.createLinearGradient(0, fold - 16, 0, fold + 16)
  crease.addColorStop(0, 'rgba(0,0,0,0)')
  crease.addColorStop(0.48, 'rgba(70,60,40,0.14)')
  crease.addColorStop(0.52, 'rgba(255,255,255,0.5)')
  crease.addColorStop(1, 'rgba(0,0,0,0)')
  context.fillStyle = crease
  context.fillRect(0, fold - 16, width, 32)
  if (random.chance(0.4)) {
    context.strokeStyle = 'rgba(120,84,40,0.17)'
    context.lineWidth = 9
    context.beginPath()
    context.arc(
      random.between(0.2, 0.85) * width,
      random.between(0.55, 0.9) * height,
      92,
      random.between(0, 3),
      random.between(4, 8),
    )
    context.stroke()
  }
}

/** Breaks words into lines of a width, in the font that is set. */
export function breakLines(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && context.measureText(longer).width > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  return lines
}

/** Writes by hand: lines that are not quite straight, words that are not quite in line. */
export function writeByHand(
  context: SKRSContext2D,
  text: string,
  {
    x,
    y,
    width,
    size,
    lead,
    colour,
  }: { x: number; y: number; width: number; size: number; lead: number; colour: string },
  random: Random,
): number {
  context.fillStyle = colour
  context.font = `${size}px hand-label`
  let at = y
  for (const line of breakLines(context, text, width)) {
    const slope = random.between(-0.006, 0.004)
    let right = x + random.between(-4, 6)
    for (const word of line.split(' ')) {
      context.save()
      context.translate(right, at + (right - x) * slope + random.between(-1.6, 1.6))
      context.rotate(random.between(-0.018, 0.012))
      context.fillText(word, 0, 0)
      context.restore()
      right += context.measureText(`${word} `).width + random.between(-1, 3)
    }
    at += lead
  }
  return at
}
