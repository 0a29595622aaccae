import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { ProblemError } from '../../../shared/protocol/problem.ts'
import { coverKey, type CoverOn } from '../covers/cover.ts'
import type { KeptTexts } from '../find/kept.ts'
import { PageTexts, type ReadLabels, type ReadPage } from '../find/PageTexts.ts'
import { borrow } from '../find/shelf.ts'
import { keptTextsOf } from '../pdf/keptTexts.ts'
import { PasswordWanted } from '../pdf/PasswordWanted.ts'
import type { OpenPdf } from '../pdf/OpenPdf.ts'
import { PdfFile } from '../pdf/PdfFile.ts'
import { patience, watch } from '../pdf/watch.ts'
import { calm, thenRest } from '../../ui/calm.ts'
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
  const unseen = new UnseenPdf(new PdfFile(file, openSource, covers))
  const lent = borrow(file.sha256, coverKey(covers))
  const texts = lent ?? (await textsOf(unseen, keptTextsOf(keeper, file.sha256, covers)))
  return {
    pages: texts.pages,
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

/** Pages that cannot be read, after which a document is given up: each may have taken ten seconds. */
const mostFailed = 3

/**
 * Reads the text of a PDF before somebody looks in it, a page whenever it is calm, with rests, and keeps
 * it. What is kept is not read again, and a page that cannot be read is left to whoever asks for it.
 * @throws PasswordWanted, or a ProblemError with what is wrong with the file; the signal's reason
 */
export async function readPdfAhead(
  file: EvidenceFile,
  { openSource, keeper }: LookedFrom,
  covers: readonly CoverOn[],
  signal: AbortSignal,
): Promise<void> {
  await calm.come(signal)
  const over = new AbortController()
  const unseen = new UnseenPdf(new PdfFile(file, openSource, covers, true), over.signal)
  try {
    const kept = keptTextsOf(keeper, file.sha256, covers)
    const lent = borrow(file.sha256, coverKey(covers))
    const texts = lent ?? (await thenRest(watch(textsOf(unseen, kept), patience, signal), signal))
    let failed = 0
    for (let page = 0; page < texts.pages && failed < mostFailed; page += 1) {
      // Not within the reading: whoever wants the page meanwhile waits for that.
      await calm.come(signal)
      const reading = texts.text(page, signal, unseen.read).catch(() => null)
      const text = await thenRest(reading, signal)
      if (text === null) failed += 1
    }
    await watch(texts.kept(), patience, signal)
  } finally {
    over.abort()
    unseen.close()
  }
}

/** The texts as they were kept; where none were, the document is opened. */
async function textsOf(unseen: UnseenPdf, kept: KeptTexts): Promise<PageTexts> {
  const first = await kept.read(0).catch(() => null)
  const pages = first?.pages ?? (await unseen.open()).pages
  return new PageTexts(pages, unseen.read, unseen.labels, kept)
}

/** A document that is opened when it is first asked something, and not shown. */
class UnseenPdf {
  readonly #file: PdfFile
  readonly #over: AbortSignal | null
  #close: (() => void) | null = null

  /** @param over ends it for good: whoever still asks for something does not open it again */
  constructor(file: PdfFile, over: AbortSignal | null = null) {
    this.#file = file
    this.#over = over
  }

  readonly read: ReadPage = async (page, signal) => {
    await this.open()
    return this.#file.ask(page, signal, (pdf) => pdf.words(page))
  }

  readonly labels: ReadLabels = async () => (await this.open()).labels()

  /** @throws PasswordWanted, or a ProblemError with what is wrong with the file */
  async open(): Promise<OpenPdf> {
    this.#over?.throwIfAborted()
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
