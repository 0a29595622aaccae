import { useEffect, useState } from 'react'
import type { Outline } from '../panel/outline.ts'
import type { PdfFile } from './PdfFile.ts'

/** So many lines are looked up at once, so that what else is asked of the document comes between. */
const atOnce = 50

const none: Outline = { entries: [], isCut: false }

/** The contents of an open document, and the pages that its lines lead to as they are found. */
export function useOutline(file: PdfFile) {
  const [outline, setOutline] = useState<Outline | null>(null)
  const [pages, setPages] = useState<readonly (number | null)[]>([])
  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    const read = async () => {
      // One that is damaged is as good as none: the pages can still be read.
      const found = await file.ask(0, signal, (pdf) => pdf.outline()).catch(() => none)
      if (signal.aborted) return
      setOutline(found)
      let known: (number | null)[] = []
      for (let at = 0; at < found.entries.length; at += atOnce) {
        const some = found.entries.slice(at, at + atOnce)
        // oxlint-disable-next-line no-await-in-loop -- one group after the other is the point
        const next = await file.ask(0, signal, (pdf) =>
          Promise.all(some.map(({ destination }) => pdf.pageOf(destination).catch(() => null))),
        )
        known = [...known, ...next]
        setPages(known)
      }
    }
    // Where it ends early, sections are marked as far as they are known.
    read().catch(() => {})
    return () => left.abort()
  }, [file])
  return { outline, pages }
}
