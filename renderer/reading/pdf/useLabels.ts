import { useEffect, useState } from 'react'
import type { Labels } from '../sheets/labels.ts'
import type { PdfFile } from './PdfFile.ts'

/** What an open document calls its pages; null while that is not known, and where it is their number. */
export function useLabels(file: PdfFile) {
  const [labels, setLabels] = useState<Labels | null>(null)
  useEffect(() => {
    const left = new AbortController()
    file
      .ask(0, left.signal, (pdf) => pdf.labels())
      .then((found) => left.signal.aborted || setLabels(found))
      // Pages whose labels are damaged have their numbers.
      .catch(() => {})
    return () => left.abort()
  }, [file])
  return labels
}
