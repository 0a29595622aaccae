import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { checkType, headSize } from '../sniff.ts'
import { openNamed, type OpenSource } from '../source.ts'
import { decode, type Decoded } from './decode.ts'

/** Of a text that is shown at first, in bytes; what one asks for more grows by it. */
export const portion = 2e6

export type LoadedText = Decoded & {
  /** Bytes of the file that the text is made of, from its start. */
  shown: number
}

/** Reads at most `limit` bytes of a text, cut after a whole line where more follows. */
export async function loadText(
  file: EvidenceFile,
  openSource: OpenSource,
  limit: number,
): Promise<LoadedText> {
  if (file.size === 0) return { text: '', fault: null, shown: 0 }
  const source = await openNamed(openSource, file.title, file.sha256)
  const end = Math.min(limit, source.size)
  const bytes = await source.read(0, end)
  if (bytes.length === 0) fail('evidence-unreadable', file.title, t`none of it could be read`)
  checkType(file.title, file.mediaType, bytes.subarray(0, headSize))
  if (end === source.size) return { ...decode(bytes), shown: end }

  const decoded = decode(bytes, true)
  const line = decoded.text.lastIndexOf('\n')
  return { ...decoded, text: line > 0 ? decoded.text.slice(0, line) : decoded.text, shown: end }
}
