import { useEffect, useEffectEvent, useState } from 'react'
import { coverKey, type CoverOn } from '../covers/cover.ts'
import type { TextKeeper } from '../find/kept.ts'
import { PageTexts, type ReadPage } from '../find/PageTexts.ts'
import { shelve } from '../find/shelf.ts'
import { calm } from '../../ui/calm.ts'
import { inIdle } from '../../ui/idle.ts'
import { useIsShown } from '../shown.ts'
import { keptTextsOf } from './keptTexts.ts'
import type { PdfFile } from './PdfFile.ts'

/** Milliseconds for which a document is on screen before its text is read for later: not while one leafs. */
const courtesy = 500

type TextsOptions = {
  file: PdfFile
  sha256: string
  pages: number
  keeper: TextKeeper
  /** What is covered of the document, for as long as it is open. */
  covers: readonly CoverOn[]
  /** The page that one is on. */
  here: () => number
  /** Is given the text of each page when it has been read for later. */
  onText: (page: number, text: string) => void
}

/** The text of an open document; while it is on screen, all of it is read in spare turns, and kept. */
export function useTexts(options: TextsOptions): PageTexts {
  const { file, sha256, pages, keeper, covers, here, onText } = options
  const isShown = useIsShown()
  const [texts] = useState(
    () =>
      new PageTexts(pages, readPage(file), readLabels(file), keptTextsOf(keeper, sha256, covers)),
  )
  const covered = coverKey(covers)
  useEffect(() => shelve(sha256, covered, texts), [sha256, covered, texts])
  const fill = useEffectEvent((signal: AbortSignal) =>
    texts.fill(here(), signal, readInSpare(file), (page, text) =>
      inIdle(() => signal.aborted || onText(page, text)),
    ),
  )
  useEffect(() => {
    if (!isShown) return undefined
    const left = new AbortController()
    const timer = setTimeout(() => void calm.busy(fill(left.signal)), courtesy)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [isShown])
  return texts
}

const readPage =
  (file: PdfFile): ReadPage =>
  (page, signal) =>
    file.ask(page, signal, (pdf) => pdf.words(page))

const readLabels = (file: PdfFile) => () =>
  file.ask(0, new AbortController().signal, (pdf) => pdf.labels())

const readInSpare =
  (file: PdfFile): ReadPage =>
  (page, signal) =>
    file.askInSpare(page, signal, (pdf) => pdf.words(page))
