/**
 * Passages chosen in what one major version of pdf.js read are found in what another one reads, and
 * none is called there where it is not.
 */
import { describe, expect, test } from 'vitest'
import { locator } from '../../renderer/reading/anchoring/locate.ts'
import { type Passage, quote, type Span } from '../../renderer/reading/anchoring/quote.ts'
import { allDocuments } from '../support/evidence.ts'
import { createRandom, type Random } from '../../shared/rules/random.ts'
import { readBefore, readNow, type Read } from './versions.ts'

/** Of a document so many pages, spread over all of it, and of each so many passages at most. */
const pagesOfEach = 5
const never = new AbortController().signal

const documents = (await allDocuments()).filter(({ mediaType }) => mediaType === 'application/pdf')

/** Told independently of what is tested: all that both versions must agree on. */
const lettersOf = (text: string) =>
  text.normalize('NFKD').replaceAll(/[\s\p{Z}\p{Default_Ignorable_Code_Point}\u2010-]/gu, '')

const pagesIn = (pages: number) =>
  Array.from({ length: Math.min(pages, pagesOfEach) }, (_, at) =>
    Math.floor((at * pages) / Math.min(pages, pagesOfEach)),
  )

/** As a hand selects: whole letters, with nothing but letters at the ends. */
function chosen(text: string, from: number, length: number): Span | null {
  const isInside = (at: number) => /[\p{M}\uDC00-\uDFFF]/u.test(text.charAt(at))
  let [start, end] = [from, Math.min(text.length, from + length)]
  while (isInside(start)) start -= 1
  while (isInside(end)) end += 1
  const words = text.slice(start, end)
  start += words.length - words.trimStart().length
  end = start + words.trim().length
  return lettersOf(text.slice(start, end)) === '' ? null : { start, end }
}

function* spansIn(text: string, random: Random): Generator<Span> {
  const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const starts = [4, 12, 40, 150, 800].map((length) => [random.below(text.length), length] as const)
  const atLineEnd = lineEnds.length > 0 ? random.pick(lineEnds) : 0
  for (const [from, length] of [
    ...starts,
    [Math.max(0, atLineEnd - 20), 20] as const,
    [Math.max(0, atLineEnd - 10), 30] as const,
    [atLineEnd + 1, 25] as const,
  ]) {
    const span = chosen(text, from, length)
    if (span) yield span
  }
}

type Texts = Pick<Read, 'pages' | 'textOf'>

/** What a document is read as later, and which page of it was which. */
type Later = { texts: Texts; pageOf: (page: number) => number }

/** As if a version of pdf.js told spaces, lines and composed letters in other ways. */
const otherwise = ({ pages, textOf }: Texts): Later => ({
  texts: {
    pages,
    textOf: async (page) =>
      (await textOf(page))
        .normalize('NFD')
        .replaceAll(' ', (_, at: number) => (at % 3 === 0 ? '' : at % 5 === 0 ? ' \n' : ' '))
        .replaceAll('\n', (_, at: number) => (at % 2 === 0 ? ' ' : '\n')),
  },
  pageOf: (page) => page,
})

/** As if the learner had put a page before all others. */
const withCover = ({ pages, textOf }: Texts): Later => ({
  texts: {
    pages: pages + 1,
    textOf: async (page) => (page === 0 ? 'A cover that was not there.' : textOf(page - 1)),
  },
  pageOf: (page) => page + 1,
})

type Outcome = 'right' | 'alike' | 'doubtful' | 'gone' | 'wrong'
type Counts = Record<Outcome, number>

/** Judges by the letters before a place, not by how it was found. */
async function outcomeOf(passage: Passage, was: string, later: Later, find: Find) {
  const found = await find(passage, never)
  if (found === null) return 'gone'
  if (found.how === 'doubtful') return 'doubtful'
  const page = later.pageOf(passage.page)
  const text = await later.texts.textOf(found.page)
  const exact = lettersOf(passage.exact)
  if (lettersOf(text.slice(found.start, found.end)) !== exact) return 'wrong'
  const isNamed = found.how === (found.page === passage.page ? 'there' : 'moved')
  if (!isNamed) return 'wrong'
  if (found.page === page && isSamePlace(was, passage.start, text, found.start, exact))
    return 'right'
  // A running title, say: nothing tells one of them from the next.
  const all = lettersOf(`${passage.prefix}${passage.exact}${passage.suffix}`)
  const before = lettersOf(text.slice(0, found.start))
  const at = before.length - lettersOf(passage.prefix).length
  return lettersOf(text).startsWith(all, at) ? 'alike' : 'wrong'
}
type Find = ReturnType<typeof locator>

function isSamePlace(was: string, from: number, now: string, to: number, exact: string): boolean {
  const [before, after] = [lettersOf(was.slice(0, from)), lettersOf(now.slice(0, to))]
  if (lettersOf(was) === lettersOf(now)) return before.length === after.length
  // Where the versions read other letters, it is the same one of all places that have the words.
  return before.split(exact).length === after.split(exact).length
}

const none = (): Counts => ({ right: 0, alike: 0, doubtful: 0, gone: 0, wrong: 0 })
const found = { version: none(), otherwise: none(), cover: none() }

test.each(documents)('none of $name is called there where it is not', async ({ bytes }) => {
  const random = createRandom(4)
  const [now, before] = [await readNow(bytes), await readBefore(bytes)]
  const laters: Record<keyof typeof found, Later> = {
    version: { texts: now, pageOf: (page) => page },
    otherwise: otherwise(before),
    cover: withCover(before),
  }
  const finds = Object.entries(laters).map(([name, later]) => {
    const find = locator(later.texts.pages, later.texts.textOf)
    return { counts: found[name as keyof typeof found], later, find }
  })
  const same = locator(before.pages, before.textOf)
  for (const page of pagesIn(before.pages)) {
    const text = await before.textOf(page)
    for (const span of spansIn(text, random)) {
      const passage: Passage = { type: 'passage', page, boxes: [], ...quote(text, span) }
      expect(await same(passage, never)).toEqual({ ...span, page, how: 'there' })
      for (const { counts, later, find } of finds) {
        const outcome = await outcomeOf(passage, text, later, find)
        counts[outcome] += 1
      }
    }
  }
  await now.close()
  await before.close()
  for (const { counts } of finds) expect(counts.wrong).toBe(0)
})

describe('of all passages, nearly every one is found', () => {
  const shareOf = ({ right, alike, doubtful, gone, wrong }: Counts) =>
    (right + alike) / (right + alike + doubtful + gone + wrong)

  test.each(['version', 'otherwise', 'cover'] as const)('%s', (name) => {
    expect(shareOf(found[name])).toBeGreaterThanOrEqual(0.99)
  })
})
