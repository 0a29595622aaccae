import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { runErrand } from '../errands/errand.ts'
import type { OfficeText } from '../office/text.ts'
import type { OpenSource } from '../source.ts'
import { loadText } from '../text/loadText.ts'

/** In bytes; a larger one is shown as its source, which needs no parsing. */
const largest = 1e6

const startReader = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'markdown' })

export type LoadedMarkdown = { text: OfficeText; fault: string | null }

/**
 * Reads Markdown; null where it is to be shown as its source: it is very long, or takes too long.
 * Throws what is wrong with the file.
 */
export async function loadMarkdown(
  file: EvidenceFile,
  openSource: OpenSource,
): Promise<LoadedMarkdown | null> {
  if (file.size > largest) return null
  const { text, fault } = await loadText(file, openSource, largest)
  return runErrand<OfficeText>(file.title, startReader, text, []).then(
    (read) => ({ text: read, fault }),
    () => null,
  )
}
