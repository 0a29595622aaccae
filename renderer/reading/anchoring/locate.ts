import { type Folded, fold, unfold } from '../find/fold.ts'
import {
  bare,
  changedOn,
  edged,
  type Hit,
  hitsOn,
  isEnough,
  isWhole,
  type Wanted,
  wantedOf,
} from './hits.ts'
import type { Passage, Span } from './quote.ts'

/**
 * Where a passage was found: on its page in its neighbourhood, in its neighbourhood on another page,
 * or in doubt, because its words or what stands around them are others, or there are places alike.
 */
export type Located = Span & { page: number; how: 'there' | 'moved' | 'doubtful' }

/** Reads the text of a page, counted from 0. */
export type TextOf = (page: number, signal: AbortSignal) => Promise<string>

/**
 * Looks for passages in the texts of one document. Each page is folded once for all of them; a
 * passage is looked for on its own page, then on those nearest to it, until one has it with all that
 * stood around it.
 * @returns finds one passage; null when neither its words nor both its neighbours are anywhere
 */
export function locator(pages: number, textOf: TextOf) {
  const folded = new Map<number, string>()

  async function read(page: number, signal: AbortSignal): Promise<Folded> {
    // A page that cannot be read has no words that could be found.
    const text = await textOf(page, signal).catch(() => '')
    signal.throwIfAborted()
    const found = fold(text, bare)
    folded.set(page, edged(found.text))
    return found
  }

  /** Those of the first page that has all, else all that have enough, else the likeliest one. */
  async function look(passage: Passage, wanted: Wanted, signal: AbortSignal) {
    const enough: Hit[] = []
    let likeliest: Hit | null = null
    let changed: Hit | null = null
    for (const page of outward(passage.page, pages)) {
      if (!folded.has(page)) await read(page, signal)
      const text = folded.get(page)!
      const hits = hitsOn(page, text, wanted)
      const whole = hits.filter((hit) => isWhole(hit, wanted))
      if (whole.length > 0) return { hits: whole, isSure: true }
      enough.push(...hits.filter((hit) => isEnough(hit, wanted)))
      for (const hit of hits) if (hit.context > (likeliest?.context ?? -1)) likeliest = hit
      changed ??= changedOn(page, text, wanted)
    }
    if (enough.length > 0) return { hits: enough, isSure: true }
    const last = changed ?? likeliest
    return { hits: last ? [last] : [], isSure: false }
  }

  return async (passage: Passage, signal: AbortSignal): Promise<Located | null> => {
    const { page: own, start, end } = passage
    const there = own < pages ? await textOf(own, signal).catch(() => '') : ''
    if (isUnmoved(there, passage)) return { page: own, start, end, how: 'there' }

    const wanted = wantedOf(passage)
    if (wanted.exact === '') return null
    const { hits, isSure } = await look(passage, wanted, signal)
    const [likeliest] = hits.toSorted((one, other) => other.context - one.context)
    if (!likeliest) return null
    const text = await read(likeliest.page, signal)
    if (!hits.every(({ page }) => page === own)) {
      const how = isSure && hits.length === 1 ? 'moved' : 'doubtful'
      return { page: likeliest.page, ...spanOf(text, likeliest), how }
    }
    const [nearest, next] = hits
      .map((hit) => spanOf(text, hit))
      .toSorted((one, other) => away(one, passage) - away(other, passage))
    // Of places alike it is the one that is nearer by far to where it was, if any.
    const isClear = !next || 4 * away(nearest!, passage) < away(next, passage)
    return { page: own, ...nearest!, how: isSure && isClear ? 'there' : 'doubtful' }
  }
}

/** Whether a text has a passage where it was, and around it what stood there. */
const isUnmoved = (text: string, { start, end, exact, prefix, suffix }: Passage) =>
  text.slice(start, end) === exact &&
  text.slice(0, start).endsWith(prefix) &&
  text.slice(end).startsWith(suffix)

const away = ({ start }: Span, passage: Passage) => Math.abs(start - passage.start)

/** Pages from one outward, nearest first. */
function* outward(from: number, pages: number): Generator<number> {
  for (let away = 0; away < pages + from; away += 1) {
    if (from + away < pages) yield from + away
    if (away > 0 && from - away >= 0 && from - away < pages) yield from - away
  }
}

/** A hit as a part of the page's text; a hyphen that only breaks the line after it is not of it. */
function spanOf(page: Folded, hit: Hit): Span {
  const { start, end } = unfold(page, hit.start - 1, hit.end - 1)
  const words = page.source.slice(start, end).replace(/[\s\u00ad\u2010-]+$/, '')
  return { start, end: start + words.length }
}
