import { foresee } from '../sheets/view.ts'
import type { AutoFit } from '../sheets/zoom.ts'
import type { PdfFile } from './PdfFile.ts'

/** A page fills the width, but on a wide screen not more than is comfortable to read. */
export const autoFit: AutoFit = { to: 'width', limit: 1.6 }

/** Paints the page that will be shown first, as large as it will be, once the document is open. */
export async function paintFirst(file: PdfFile) {
  const state = file.state()
  if (state.is !== 'open') return
  const seen = foresee(file.key, state.first, state.pdf.pages, autoFit)
  if (!seen) return
  const { page, scale, turn } = seen
  await file.paintAhead(page, { scale, rotation: turn * 90, dpr: devicePixelRatio })
}
