import { AnnotationMode, type PDFPageProxy } from 'pdfjs-dist'
import type { CoverBox } from '../../../../shared/model/cover.ts'
import { paintCovers } from '../../covers/paint.ts'
import type { Turn } from '../../sheets/layout.ts'
import { outputScale } from '../output.ts'
import { pixelsPerPoint } from '../viewport.ts'
import { isBlank } from './blank.ts'

/** How a page is wanted: `scale` 1 is actual size, `rotation` in degrees beside the page's own. */
export type Want = { scale: number; rotation: number; dpr: number }

/** A part of a page, in CSS pixels of it as it is shown. */
export type Area = { x: number; y: number; width: number; height: number }

export type Picture = { bitmap: ImageBitmap; blank: boolean }

/**
 * Paints a page, or a part of it, as sharp as `want` asks and the cap on its area lets it be. It is
 * painted in slices, between which the thread hears what else is asked of it. What is covered is so
 * before the picture leaves the thread.
 */
export async function paint(
  page: PDFPageProxy,
  { scale, rotation, dpr }: Want,
  part: Area | null,
  covers: readonly CoverBox[],
  signal: AbortSignal,
): Promise<Picture> {
  const viewport = page.getViewport({
    scale: scale * pixelsPerPoint,
    rotation: (page.rotate + rotation) % 360,
  })
  const area = part ?? { x: 0, y: 0, width: viewport.width, height: viewport.height }
  const out = outputScale(area, dpr)
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(area.width * out)),
    Math.max(1, Math.round(area.height * out)),
  )
  const task = page.render({
    // It asks nothing of a canvas that one without a document does not have.
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    transform: [out, 0, 0, out, -area.x * out, -area.y * out],
    annotationMode: AnnotationMode.ENABLE,
    background: 'white',
  })
  task.onContinue = (goOn: () => void) => void scheduler.postTask(goOn)
  const cancel = () => task.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await task.promise
    paintCovers(canvas.getContext('2d')!, covers, (rotation / 90) as Turn, {
      x: -area.x * out,
      y: -area.y * out,
      width: viewport.width * out,
      height: viewport.height * out,
    })
    const blank = part === null && isBlank(canvas)
    return { bitmap: canvas.transferToImageBitmap(), blank }
  } finally {
    signal.removeEventListener('abort', cancel)
    canvas.width = canvas.height = 0
  }
}
