import { t } from '@lingui/core/macro'
import { proxy, transfer } from 'comlink'
import type { Cover } from '../../../shared/model/cover.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { checkType, headSize } from '../sniff.ts'
import type { EvidenceSource } from '../source.ts'
import { OpenPdf } from './OpenPdf.ts'
import { PasswordWanted } from './PasswordWanted.ts'
import { watch } from './watch.ts'
import type { Opening } from './worker/Documents.ts'
import type { Lease } from './workers.ts'

export type Opened = { pdf: OpenPdf; close(): Promise<void> }

type OpenOptions = {
  title: string
  source: EvidenceSource
  lease: Lease
  password: string | null
  /** What of it is never to be shown. */
  covers: readonly Cover[]
  /** Some bytes could not be read, now or later. */
  onError: (error: unknown) => void
}

/**
 * Opens a document on a worker. Throws PasswordWanted, OutOfPatience or a ProblemError that names
 * the document; whatever it throws but OutOfPatience, nothing stays open.
 */
export async function openDocument(options: OpenOptions): Promise<Opened> {
  const { title, source, lease, password, covers, onError } = options
  if (source.size === 0) fail('evidence-unreadable', title, t`it is empty`)
  const head = await source.read(0, Math.min(headSize, source.size))
  checkType(title, 'application/pdf', head)

  const unread = Promise.withResolvers<never>()
  unread.promise.catch(onError)
  const read = async (begin: number, end: number) => {
    try {
      // A copy: they are sent away, and may belong to more than this document.
      const bytes = new Uint8Array(await source.read(begin, end))
      return transfer(bytes, [bytes.buffer])
    } catch (error) {
      unread.reject(error)
      throw error
    }
  }
  const { documents } = lease
  const asked: Promise<Opening> = documents.open(
    source.size,
    password,
    covers.map(({ page, box }) => ({ page, box })),
    proxy(read),
  )
  const opening = await watch(Promise.race([asked, unread.promise])).catch((error: unknown) => {
    // It may still open, for nobody.
    asked
      .then((late) => (late.is === 'open' ? documents.close(late.id) : undefined))
      .catch(() => {})
    throw error
  })
  if (opening.is === 'locked') throw new PasswordWanted(opening.wrong)
  if (opening.is === 'unreadable') fail('evidence-unreadable', title, opening.detail)
  const pdf = new OpenPdf(documents, opening.id, opening.pages)
  return { pdf, close: () => closing(pdf.close()) }
}

/** A worker that was ended answers no more: closing is done then, too. */
function closing(closed: Promise<void>) {
  const ended = new Promise<void>((resolve) => setTimeout(resolve, 2000))
  return Promise.race([closed.catch(() => {}), ended])
}
