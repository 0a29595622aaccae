import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import css from './PictureView.module.css'

type BitmapProps = {
  /** Null while it is being made. */
  bitmap: ImageBitmap | null
  label: string
  isLarge: boolean
  style: CSSProperties
}

/** A picture that was decoded by the program. */
export function Bitmap({ bitmap, label, isLarge, style }: BitmapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const element = canvas.current!
    if (!bitmap) return undefined
    element.width = bitmap.width
    element.height = bitmap.height
    element.getContext('2d')!.drawImage(bitmap, 0, 0)
    return () => {
      element.width = element.height = 0
    }
  }, [bitmap])
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
