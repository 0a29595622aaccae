import type { Evidence } from '../../../shared/model/evidence.ts'
import { compareTexts, type TextPart } from '../../../shared/rules/text-change.ts'
import { type LookedFrom, openLookedIn } from '../../reading/search/looked.ts'

/** What can be said of an item that changed. */
export type Compared =
  | { is: 'texts'; parts: TextPart[]; isCut: boolean }
  /** One of them has no text; how many pages each has, where that is known. */
  | { is: 'other'; pages: { before: number | null; now: number | null } }

/** Letters of each that are compared: a book of a hundred pages. */
const most = 300_000

type Read = { text: string | null; pages: number | null; isCut: boolean }

/** Compares the texts of two items that are here, as the reader's own finding has them. */
export async function compareItems(
  before: Evidence,
  now: Evidence,
  from: LookedFrom,
  signal: AbortSignal,
): Promise<Compared> {
  // One after the other: each may take a worker and the memory for a whole file.
  const was = await readText(before, from, signal)
  const is = await readText(now, from, signal)
  if (was.text === null || is.text === null)
    return { is: 'other', pages: { before: was.pages, now: is.pages } }
  return { is: 'texts', parts: compareTexts(was.text, is.text), isCut: was.isCut || is.isCut }
}

async function readText(item: Evidence, from: LookedFrom, signal: AbortSignal): Promise<Read> {
  if (item.kind === 'link') return { text: item.url, pages: null, isCut: false }
  const looked = await openLookedIn(item, from)
  if (looked === null) return { text: null, pages: null, isCut: false }
  try {
    const { isPaged, isCut } = looked
    const parts: string[] = []
    let length = 0
    for (let page = 0; page < looked.pages && length < most; page += 1) {
      signal.throwIfAborted()
      const part = await looked.text(page, signal)
      parts.push(part)
      length += part.length + 1
    }
    const text = parts.join('\n')
    return {
      text: text.trim() === '' ? null : text.slice(0, most),
      pages: isPaged ? looked.pages : null,
      isCut: isCut || parts.length < looked.pages || text.length > most,
    }
  } finally {
    looked.rest()
  }
}
