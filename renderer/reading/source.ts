import { t } from '@lingui/core/macro'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'

/** Bytes of one file of evidence, read from this device; the host of the reader gives it. */
export type EvidenceSource = {
  /** In bytes. */
  size: number
  /** Bytes from `begin` up to and without `end`. */
  read(begin: number, end: number): Promise<Uint8Array>
  whole(): Promise<Blob>
}

/** Opens a file by its SHA-256. Rejects with a ProblemError that names what is wrong. */
export type OpenSource = (sha256: string) => Promise<EvidenceSource>

/** Opens a file; what fails without a problem of its own is said of the item with this title. */
export async function openNamed(openSource: OpenSource, title: string, sha256: string) {
  try {
    return await openSource(sha256)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('evidence-unreadable', title, t`its bytes cannot be read from this machine`, error)
  }
}
