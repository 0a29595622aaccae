import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { ProblemError } from '../../../shared/protocol/problem.ts'
import { coverKey, type CoverOn } from '../covers/cover.ts'
import { PageTexts, type ReadLabels, type ReadPage } from '../find/PageTexts.ts'
import { borrow } from '../find/shelf.ts'
import { keptTextsOf } from '../pdf/keptTexts.ts'
import { PasswordWanted } from '../pdf/PasswordWanted.ts'
import type { OpenPdf } from '../pdf/OpenPdf.ts'
import { PdfFile } from '../pdf/PdfFile.ts'
import type { OpenSource } from '../source.ts'
import type { LookedFrom, LookedIn } from './looked.ts'

/**
 * The text of a PDF: of the document on screen where it is there, else as it was kept, and only where
 * it was not, out of the file.
 */
export async function openPdfTexts(
  file: EvidenceFile,
  { openSource, keeper }: LookedFrom,
  covers: readonly CoverOn[],
): Promise<LookedIn> {
  const unseen = new UnseenPdf(file, openSource, covers)
  const kept = keptTextsOf(keeper, file.sha256, covers)
  const lent = borrow(file.sha256, coverKey(covers))
  const first = lent ? null : await kept.read(0).catch(() => null)
  const pages = lent?.pages ?? first?.pages ?? (await unseen.open()).pages
  const texts = lent ?? new PageTexts(pages, unseen.read, unseen.labels, kept)
  return {
    pages,
    text: (page, signal) =>
      texts.text(page, signal).catch((error: unknown) => {
        // The document on screen may have been closed meanwhile.
        if (signal.aborted || texts !== lent) throw error
        return texts.text(page, signal, unseen.read)
      }),
    isPaged: true,
    labels: () => texts.labels(),
    isCut: false,
    rest: () => unseen.close(),
  }
}

/** A document that is opened when it is first asked something, and not shown. */
class UnseenPdf {
  readonly #file: PdfFile
  #close: (() => void) | null = null

  constructor(file: EvidenceFile, openSource: OpenSource, covers: readonly CoverOn[]) {
    this.#file = new PdfFile(file, openSource, covers)
  }

  readonly read: ReadPage = async (page, signal) => {
    await this.open()
    return this.#file.ask(page, signal, (pdf) => pdf.words(page))
  }

  readonly labels: ReadLabels = async () => (await this.open()).labels()

  /** @throws PasswordWanted, or a ProblemError with what is wrong with the file */
  open(): Promise<OpenPdf> {
    this.#close ??= this.#file.open()
    return new Promise((resolve, reject) => {
      const look = () => {
        const state = this.#file.state()
        if (state.is === 'opening') return
        end()
        if (state.is === 'open') resolve(state.pdf)
        else if (state.is === 'failed') reject(new ProblemError(state.problem))
        else reject(new PasswordWanted(state.wrong))
      }
      const end = this.#file.subscribe(look)
      look()
    })
  }

  close() {
    this.#close?.()
    this.#close = null
  }
}
