import type { Evidence } from '../../../shared/model/evidence.ts'
import { compareTexts, type TextPart } from '../../../shared/rules/text-change.ts'
import { viewOf } from '../../reading/kinds.ts'
import type { LookedIn } from '../../reading/search/looked.ts'

/** What can be said of an item that changed. */
export type Compared =
  | { is: 'texts'; parts: TextPart[]; isCut: boolean }
  /** One of them has no text; how many pages each has, where that is known. */
  | { is: 'other'; pages: { before: number | null; now: number | null } }

/** Letters of each that are compared: a book of a hundred pages. */
const most = 300_000

/** Opens the text of an item; null where it has none by its kind. */
export type OpenText = (item: Evidence) => Promise<LookedIn | null>

type Read = { text: string | null; pages: number | null; isCut: boolean }

/** Compares the texts of two items that are here, as the reader's own finding has them. */
export async function compareItems(
  before: Evidence,
  now: Evidence,
  open: OpenText,
  signal: AbortSignal,
): Promise<Compared> {
  // One after the other: each may take a worker and the memory for a whole file.
  const was = await readText(before, open, signal)
  const is = await readText(now, open, signal)
  if (was.text === null || is.text === null)
    return { is: 'other', pages: { before: was.pages, now: is.pages } }
  return { is: 'texts', parts: compareTexts(was.text, is.text), isCut: was.isCut || is.isCut }
}

async function readText(item: Evidence, open: OpenText, signal: AbortSignal): Promise<Read> {
  if (item.kind === 'link') return { text: item.url, pages: null, isCut: false }
  const looked = await open(item)
  if (looked === null) return { text: null, pages: null, isCut: false }
  try {
    const { isPaged, isCut } = looked
    const isTable = item.kind === 'file' && viewOf(item) === 'table'
    const parts: string[] = []
    let length = 0
    for (let page = 0; page < looked.pages && length < most; page += 1) {
      signal.throwIfAborted()
      const part = lined(await looked.text(page, signal), isTable)
      parts.push(part)
      length += part.length
    }
    const text = parts.join('')
    return {
      text: text.trim() === '' ? null : text.slice(0, most),
      pages: isPaged ? looked.pages : null,
      isCut: isCut || parts.length < looked.pages || text.length > most,
    }
  } finally {
    looked.rest()
  }
}

/** A part with an end to its last line; a row of a table in one line. */
function lined(part: string, isTable: boolean): string {
  const text = part.endsWith('\n') ? part.slice(0, -1) : part
  return `${isTable ? text.replaceAll('\n', '\t') : text}\n`
}
