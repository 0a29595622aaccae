import { useEffect, useRef } from 'react'
import { useDpr } from '../sheets/useDpr.ts'
import { dropCanvas } from './OpenPdf.ts'
import type { PdfFile } from './PdfFile.ts'

type SmallPageProps = { file: PdfFile; page: number; scale: number; rotation: number }

/** A small picture of a page, painted when there is time for it. */
export function SmallPage({ file, page, scale, rotation }: SmallPageProps) {
  const host = useRef<HTMLDivElement>(null)
  const dpr = useDpr()
  useEffect(() => {
    const left = new AbortController()
    let canvas: HTMLCanvasElement | null = null
    file
      .paintSmall(page, { scale, rotation, dpr }, left.signal)
      .then((painted) => {
        if (left.signal.aborted) return dropCanvas(painted.canvas)
        ;({ canvas } = painted)
        return host.current?.replaceChildren(canvas)
      })
      // A page that cannot be painted says so where it is shown large.
      .catch(() => {})
    return () => {
      left.abort()
      if (canvas) dropCanvas(canvas)
    }
  }, [file, page, scale, rotation, dpr])
  return <div ref={host} aria-hidden />
}
