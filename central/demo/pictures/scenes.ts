import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { fontFile } from '../paper/fonts.ts'
import type { AchievementId } from '../programme/index.ts'
import type { Random } from '../random.ts'
import { addGrain, darkenCorners } from './pixels.ts'
import { paintRock } from './rock.ts'
import { paintShore } from './shore.ts'
import { paintBench } from './bench.ts'
import { paintTable } from './table.ts'

type Scene = {
  weight: number
  caption: string[]
  paint: (context: Context, width: number, height: number, random: Random) => void
}
type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>

const shore: Scene = {
  weight: 3,
  caption: [
    'The beach at low water, looking north.',
    'The lower shore an hour before low water.',
    'The line of posts and the headland.',
  ],
  paint: paintShore,
}
const quadrat: Scene = {
  weight: 3,
  caption: [
    'The frame on the middle shore.',
    'One of the squares, as it was counted.',
    'The frame with its strings.',
  ],
  paint: (context, width, height, random) => paintRock(context, width, height, random, 'frame'),
}
const pool: Scene = {
  weight: 2,
  caption: ['The pool above the ledge.', 'A pool left by the tide.'],
  paint: (context, width, height, random) => paintRock(context, width, height, random, 'pool'),
}
const bench: Scene = {
  weight: 2,
  caption: ['The bottles before they were read.', 'Samples on the bench, station by station.'],
  paint: paintBench,
}
const table: Scene = {
  weight: 1,
  caption: [
    'What lay on the table.',
    'Cards and pictures after the round.',
    'The things that were in the bag.',
  ],
  paint: paintTable,
}

const scenesOf = (id: AchievementId): Scene[] =>
  id.startsWith('FL')
    ? [table]
    : id === 'CFD-1'
      ? [shore, quadrat, pool]
      : id === 'CFD-2'
        ? [bench, quadrat, pool, shore]
        : [shore, shore, quadrat, bench]

let ready = false
/** Makes the fonts known under names that no font of the machine has. */
export function readyFonts() {
  if (ready) return
  GlobalFonts.register(fontFile('hand'), 'hand-label')
  GlobalFonts.register(fontFile('sans'), 'sans-label')
  GlobalFonts.register(fontFile('sansBold'), 'sans-bold-label')
  GlobalFonts.register(fontFile('serif'), 'serif-label')
  GlobalFonts.register(fontFile('serifBold'), 'serif-bold-label')
  ready = true
}

export type Picture = {
  bytes: Uint8Array
  width: number
  height: number
  mediaType: string
  caption: string
}

/** A photograph such as a learner of that achievement takes. */
export async function paintScene(
  id: AchievementId,
  random: Random,
  { width, format }: { width: number; format: 'jpeg' | 'png' | 'webp' },
): Promise<Picture> {
  readyFonts()
  const scenes = scenesOf(id)
  const scene = random.pick(scenes.flatMap((one) => Array.from({ length: one.weight }, () => one)))
  const height = Math.round(width * random.pick([0.75, 0.667, 0.75]))
  const canvas = createCanvas(width, height)
  scene.paint(canvas.getContext('2d'), width, height, random)
  addGrain(canvas)
  darkenCorners(canvas)
  const bytes =
    format === 'png'
      ? await canvas.encode('png')
      : await canvas.encode(format, format === 'jpeg' ? 84 : 82)
  return { bytes, width, height, mediaType: `image/${format}`, caption: random.pick(scene.caption) }
}
