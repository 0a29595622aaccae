import type { Evidence } from '../../shared/model/evidence.ts'
import { viewOf } from './kinds.ts'
import { paintFirst } from './pdf/foresee.ts'
import type { PdfFile } from './pdf/PdfFile.ts'
import { findPdf } from './pdf/shelf.ts'
import type { OpenSource } from './source.ts'

/** After the document on screen had time to be painted, in milliseconds. */
const courtesy = 200

/**
 * Opens an item ahead, up to the painted page, so that it is there at once when it is shown. To be
 * called when its bytes are here. The function that it returns lets it go again; the reader keeps
 * what it shows by itself.
 */
export function warm(evidence: Evidence, openSource: OpenSource): () => void {
  if (evidence.kind !== 'file' || viewOf(evidence) !== 'pdf') return () => {}
  let release = () => {}
  const timer = setTimeout(() => {
    const file = findPdf(evidence, openSource)
    const letGo = file.hold()
    const unwatch = whenOpen(file, () => void paintFirst(file))
    release = () => {
      unwatch()
      letGo()
    }
  }, courtesy)
  return () => {
    clearTimeout(timer)
    release()
  }
}

function whenOpen(file: PdfFile, then: () => void): () => void {
  if (file.state().is === 'open') {
    then()
    return () => {}
  }
  const unsubscribe = file.subscribe(() => {
    if (file.state().is !== 'open') return
    unsubscribe()
    then()
  })
  return unsubscribe
}
