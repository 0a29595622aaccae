import { t } from '@lingui/core/macro'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { writeBytes } from '../../ui/bytes.ts'
import { checkType, headSize } from '../sniff.ts'
import { openNamed, type OpenSource } from '../source.ts'

/** In bytes. A recording is in memory as a whole: Chromium writes what is larger to the disk, unsealed. */
const largest = 500e6

export type Media = { url: string }

/** Opens a recording for the player; `discardMedia` gives its memory back. */
export async function loadMedia(file: EvidenceFile, openSource: OpenSource): Promise<Media> {
  if (file.size === 0) fail('evidence-unreadable', file.title, t`it is empty`)
  if (file.size > largest) {
    const detail = t`with ${{ size: writeBytes(file.size) }} it is larger than this program plays`
    fail('evidence-unreadable', file.title, detail)
  }
  const source = await openNamed(openSource, file.title, file.sha256)
  checkType(file.title, file.mediaType, await source.read(0, Math.min(headSize, source.size)))
  const bytes = await source.whole()
  // Typed by what was checked; the player is not to guess.
  return { url: URL.createObjectURL(bytes.slice(0, bytes.size, file.mediaType)) }
}

export const discardMedia = ({ url }: Media) => URL.revokeObjectURL(url)
