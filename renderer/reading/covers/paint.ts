import type { CoverBox } from '../../../shared/model/cover.ts'
import type { Turn } from '../sheets/layout.ts'
import { areaOf } from './areas.ts'

/** A page on a canvas, in its pixels; a part of a page has its corner left and above of the canvas. */
type Sheet = { x: number; y: number; width: number; height: number }

/** Of paper that something lies on, in every theme. */
const paper = '#dcd8d0'

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  'fillStyle' | 'fillRect' | 'save' | 'restore' | 'setTransform'
>

/** Paints covers over what a canvas shows of a page, to the whole pixel outwards. */
export function paintCovers(
  context: Context,
  boxes: readonly CoverBox[],
  turn: Turn,
  { x, y, width, height }: Sheet,
): void {
  if (boxes.length === 0) return
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = paper
  for (const box of boxes) {
    const area = areaOf(box, turn)
    const left = Math.floor(x + (area.left / 100) * width)
    const top = Math.floor(y + (area.top / 100) * height)
    const right = Math.ceil(x + ((area.left + area.width) / 100) * width)
    const bottom = Math.ceil(y + ((area.top + area.height) / 100) * height)
    context.fillRect(left, top, right - left, bottom - top)
  }
  context.restore()
}
