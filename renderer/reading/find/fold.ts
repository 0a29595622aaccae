/** What counts as the same when texts are compared. */
export type Folding = {
  /** Keep capital and small letters apart. */
  cases: boolean
  /** Keep letters with and without accents, points and the like apart. */
  marks: boolean
  /** What is between words: any of it as one space, or nothing at all, hyphens neither. */
  spaces: 'one' | 'none'
}

/** Text made comparable. `at[i]` is where in the text its unit `i` comes from. */
export type Folded = { text: string; at: Uint32Array; source: string }

/** A letter with the marks that belong to it. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu

/**
 * Marks that writers of these scripts leave out at will. Elsewhere marks are vowels, without which a
 * word is another; the two of kana, which make another syllable, are counted as such.
 */
const leftOut =
  /(?![\u3099\u309a])[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]]/gv

const unseen = /\p{Default_Ignorable_Code_Point}/gu
const space = /^[\s\p{Z}]$/u
/** Written without spaces, so that a line break between two of them is none. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const hyphen = /[-\u2010\u00ad]/

function foldCluster(text: string, { cases, marks }: Folding): string {
  let folded = text.normalize('NFKD')
  if (!marks) folded = folded.replace(leftOut, '')
  folded = folded.replace(unseen, '')
  // By way of capitals, so that ß is ss and each sigma is one.
  return cases ? folded : folded.toUpperCase().toLowerCase()
}

/** Makes text comparable; a word that was broken at the end of a line is one again. */
export function fold(text: string, folding: Folding): Folded {
  const parts: string[] = []
  let at = new Uint32Array(text.length + 16)
  let size = 0
  const put = (part: string, from: number) => {
    parts.push(part)
    if (size + part.length > at.length) {
      const larger = new Uint32Array(2 * (size + part.length))
      larger.set(at)
      at = larger
    }
    at.fill(from, size, size + part.length)
    size += part.length
  }

  let between: number | null = null
  let last = ''
  for (const { 0: found, index } of text.matchAll(cluster)) {
    if (space.test(found) || (folding.spaces === 'none' && hyphen.test(found))) {
      between ??= index
      continue
    }
    if (between !== null) {
      const broken = isBroken(text, between, index)
      if (broken && hyphen.test(last)) {
        parts.pop()
        size -= 1
      } else if (folding.spaces === 'one' && size > 0 && !(broken && isSpaceless(last, found)))
        put(' ', between)
    }
    between = null
    const folded = quick(found, folding) ?? foldCluster(found, folding)
    if (folded !== '') put(folded, index)
    last = found
  }
  return { text: parts.join(''), at: at.subarray(0, size), source: text }
}

const isBroken = (text: string, from: number, to: number) => text.slice(from, to).includes('\n')

const isSpaceless = (before: string, after: string) =>
  spaceless.test(before) && spaceless.test(after)

/** What most texts are made of needs no more than this. */
function quick(found: string, { cases }: Folding): string | null {
  if (found.length > 1 || found.charCodeAt(0) >= 0x80) return null
  return cases ? found : found.toLowerCase()
}

/** Where in the text a part of its folded form is: from `start` up to and without `end`. */
export function unfold({ text, at, source }: Folded, start: number, end: number) {
  let next = end
  // Several units can come from one place: the part ends where the next place begins.
  while (next < text.length && at[next] === at[end - 1]) next += 1
  const reach = at[next] ?? source.length
  const first = at[start] ?? source.length
  return { start: first, end: first + source.slice(first, reach).trimEnd().length }
}
