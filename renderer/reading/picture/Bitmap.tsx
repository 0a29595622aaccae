import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import type { CoverBox } from '../../../shared/model/cover.ts'
import { paintCovers } from '../covers/paint.ts'
import css from './PictureView.module.css'

type BitmapProps = {
  /** Null while it is being made. */
  bitmap: ImageBitmap | null
  /** What of it is covered; painted over with it, so that its pixels are nowhere in the document. */
  covers: readonly CoverBox[]
  label: string
  isLarge: boolean
  style: CSSProperties
}

/** A picture that was decoded by the program. */
export function Bitmap({ bitmap, covers, label, isLarge, style }: BitmapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Told anew at each drawing, and painted anew only when it is something else.
  const covered = JSON.stringify(covers)
  useLayoutEffect(() => {
    const element = canvas.current!
    if (!bitmap) return undefined
    element.width = bitmap.width
    element.height = bitmap.height
    const context = element.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const boxes = JSON.parse(covered) as CoverBox[]
    paintCovers(context, boxes, 0, { x: 0, y: 0, width: bitmap.width, height: bitmap.height })
    return () => {
      element.width = element.height = 0
    }
  }, [bitmap, covered])
  return (
    <canvas
      ref={canvas}
      className={css.picture}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, not loaded
      role="img"
      aria-label={label}
      aria-busy={!bitmap}
      data-large={isLarge}
      style={style}
    />
  )
}
