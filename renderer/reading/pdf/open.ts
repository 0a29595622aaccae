import {
  getDocument,
  InvalidPDFException,
  PasswordResponses,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist'
import { pieceSize } from '../../../shared/model/evidence.ts'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import { checkType, headSize } from '../sniff.ts'
import type { EvidenceSource } from '../source.ts'
import { assets } from './assets.ts'
import { SourceTransport } from './transport.ts'
import { PasswordWanted } from './PasswordWanted.ts'
import { OutOfPatience, watch } from './watch.ts'
import type { Lease } from './workers.ts'

/** Pixels of one image in a document; a larger one is left out of its page. */
const largestImage = 100e6

export type Opened = { proxy: PDFDocumentProxy; close(): Promise<void> }

type OpenOptions = {
  title: string
  source: EvidenceSource
  lease: Lease
  password: string | null
  /** Some bytes could not be read, now or later. */
  onError: (error: unknown) => void
}

/**
 * Opens a document on a worker. Throws PasswordWanted, OutOfPatience or a ProblemError that names
 * the document; whatever it throws, nothing stays open.
 */
export async function openDocument(options: OpenOptions): Promise<Opened> {
  const { title, source, lease, password, onError } = options
  if (source.size === 0) fail('evidence-unreadable', title, 'it is empty')
  const head = await source.read(0, Math.min(headSize, source.size))
  checkType(title, 'application/pdf', head)

  const unread = Promise.withResolvers<never>()
  unread.promise.catch(onError)
  const task = getDocument({
    range: new SourceTransport(source, unread.reject),
    rangeChunkSize: pieceSize,
    worker: lease.worker,
    ...(password === null ? {} : { password }),
    ...assets,
    // The scheme of the desktop window is not http, which pdf.js would otherwise ask for.
    useWorkerFetch: true,
    disableAutoFetch: true,
    disableStream: true,
    disableWorkerRendering: true,
    enableXfa: false,
    // Evidence shows what can be shown of it.
    stopAtErrors: false,
    maxImageSize: largestImage,
    verbosity: VerbosityLevel.ERRORS,
  })
  const close = () => closing(task.destroy())
  const asked = Promise.withResolvers<never>()
  task.onPassword = (_give: unknown, reason: number) =>
    asked.reject(new PasswordWanted(reason === PasswordResponses.INCORRECT_PASSWORD))

  try {
    const proxy = await watch(Promise.race([task.promise, asked.promise, unread.promise]))
    if (proxy.numPages === 0) fail('evidence-unreadable', title, 'it has no pages')
    return { proxy, close }
  } catch (error) {
    const closed = close()
    // Whoever leased a worker that hangs ends it now, before it could fail at closing what it reads.
    if (error instanceof OutOfPatience) throw error
    await closed
    if (error instanceof PasswordWanted) throw error
    if (error instanceof ProblemError) throw error
    const detail =
      error instanceof InvalidPDFException
        ? 'it is damaged, or not a whole PDF document'
        : 'its content is damaged'
    return fail('evidence-unreadable', title, detail, error)
  }
}

/** A worker that was ended answers no more: closing is done then, too. */
function closing(closed: Promise<void>) {
  const ended = new Promise<void>((resolve) => setTimeout(resolve, 2000))
  return Promise.race([closed.catch(() => {}), ended])
}
