import type { Evidence, EvidenceFile } from '../../../shared/model/evidence.ts'
import type { CoverOn } from '../covers/cover.ts'
import type { TextKeeper } from '../find/kept.ts'
import type { ReadPage } from '../find/PageTexts.ts'
import { joinRuns } from '../find/runs.ts'
import { viewOf } from '../kinds.ts'
import { loadMarkdown } from '../markdown/loadMarkdown.ts'
import { loadOffice } from '../office/loadOffice.ts'
import { partsOf, piecesOf, portion as officePortion, portionOf } from '../office/portion.ts'
import type { OfficeText } from '../office/text.ts'
import type { Labels } from '../sheets/labels.ts'
import type { OpenSource } from '../source.ts'
import { blocks } from '../text/blocks.ts'
import { loadText, portion as textPortion } from '../text/loadText.ts'
import { readTable } from '../text/table.ts'
import { openPdfTexts } from './pdfTexts.ts'

/**
 * An item of evidence as it is looked in. Its pages are those of the reader's own finding: pages of a
 * document, blocks of a text, rows of a table.
 */
export type LookedIn = {
  pages: number
  text: ReadPage
  /** Whether its pages have numbers that say where one is. */
  isPaged: boolean
  /** What it calls its pages; null where that is their number. */
  labels(): Promise<Labels | null>
  /** There is more of it than the reader shows at first. */
  isCut: boolean
  /** Gives back what was opened; it can be looked in again. */
  rest(): void
}

export type LookedFrom = { openSource: OpenSource; keeper: TextKeeper }

const partsAs = (parts: readonly string[], isCut = false): LookedIn => ({
  pages: parts.length,
  text: async (page) => parts[page]!,
  isPaged: false,
  labels: async () => null,
  isCut,
  rest() {},
})

function blocksAs(text: OfficeText): LookedIn {
  const { shown, isAll } = portionOf(piecesOf(text), officePortion)
  return partsAs(partsOf(shown), !isAll || text.isCut)
}

/**
 * Opens the text of an item without what is covered of it; null where it has none by its kind. Throws
 * what is wrong with it.
 */
export async function openLookedIn(
  item: Evidence,
  from: LookedFrom,
  covers: readonly CoverOn[],
): Promise<LookedIn | null> {
  if (item.kind === 'link') return null
  if (item.kind === 'text') return partsAs(blocks(item.text).map((block) => joinRuns([block])))
  const view = viewOf(item)
  switch (view) {
    case 'pdf':
      return openPdfTexts(item, from, covers)
    case 'prose':
    case 'source':
    case 'table':
      return openText(item, view === 'table', from)
    case 'markdown': {
      const read = await loadMarkdown(item, from.openSource)
      return read ? blocksAs(read.text) : openText(item, false, from)
    }
    case 'office':
      return blocksAs(await loadOffice(item, from.openSource))
    default:
      return null
  }
}

async function openText(file: EvidenceFile, asTable: boolean, { openSource }: LookedFrom) {
  const { text, shown } = await loadText(file, openSource, textPortion)
  const table = asTable ? readTable(text) : null
  const parts = table ? [table.head, ...table.rows] : blocks(text).map((block) => [block])
  return partsAs(parts.map(joinRuns), shown < file.size)
}
