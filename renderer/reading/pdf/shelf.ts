import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { placeKey } from '../places.ts'
import type { OpenSource } from '../source.ts'
import { PdfFile } from './PdfFile.ts'

/** Documents that somebody holds, or did a moment ago. */
const shelf = new Map<string, PdfFile>()

/**
 * The document of a file of evidence: the one that is open, where it is, so that what was opened
 * ahead is shown at once. It is opened when it is first held.
 */
export function findPdf(file: EvidenceFile, openSource: OpenSource): PdfFile {
  const found = shelf.get(placeKey(file))
  if (found) return found
  for (const [key, pdf] of shelf) if (!pdf.isHeld) shelf.delete(key)
  const made = new PdfFile(file, openSource)
  shelf.set(made.key, made)
  return made
}
