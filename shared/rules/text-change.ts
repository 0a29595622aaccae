import { compareSequences, type Cost, type Run } from './sequence-change.ts'

/** A stretch of a text that stayed, went, or came. */
export type TextPart = { kind: Run['kind']; text: string }

/** In steps: less than a tenth of a second, and 8 MB at most. */
const usual = 2_000_000

/** Each line with what ends it; the last may have no end. */
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+/g) ?? []

/**
 * Words, spaces, and signs one by one. Scripts that set no spaces between words are taken letter by
 * letter.
 */
const wordsOf = (text: string) =>
  text.match(
    /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]|[\p{L}\p{M}\p{N}]+|\s+|./gsu,
  ) ?? []

/** Of the letters of the shorter of two stretches, how much has to stay for its words to be told apart. */
const alike = 0.25

/**
 * What became of a text: line by line, and within lines that changed word by word. What stayed and went
 * is the whole of `before`, what stayed and came is the whole of `now`, in order.
 * @param steps what comparing may cost; beyond it more is said to have changed than did
 */
export function compareTexts(before: string, now: string, steps = usual): TextPart[] {
  const cost = { left: steps }
  const parts: TextPart[] = []
  const lines = partsOf(linesOf(before), linesOf(now), cost)
  for (const [at, part] of lines.entries()) {
    const next = lines[at + 1]
    if (part.kind === 'gone' && next?.kind === 'new')
      parts.push(...compareWords(part.text, next.text, cost))
    else if (part.kind !== 'new' || lines[at - 1]?.kind !== 'gone') parts.push(part)
  }
  return joined(parts)
}

function compareWords(before: string, now: string, cost: Cost): TextPart[] {
  const parts = partsOf(wordsOf(before), wordsOf(now), cost)
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
  const stayed = letters(parts.flatMap(({ kind, text }) => (kind === 'same' ? text : [])).join(''))
  if (stayed < alike * Math.min(letters(before), letters(now)))
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: now },
    ]
  return withoutLoneSpaces(parts)
}

function partsOf(before: readonly string[], now: readonly string[], cost: Cost): TextPart[] {
  let [x, y] = [0, 0]
  return compareSequences(before, now, cost).map(({ kind, length }) => {
    const text = kind === 'new' ? now.slice(y, y + length) : before.slice(x, x + length)
    if (kind !== 'new') x += length
    if (kind !== 'gone') y += length
    return { kind, text: text.join('') }
  })
}

/** A space that stayed between two words that did not is read with them, or each would stand alone. */
function withoutLoneSpaces(parts: readonly TextPart[]): TextPart[] {
  const loose = parts.flatMap((part, at): TextPart[] => {
    const isLone =
      part.kind === 'same' && at > 0 && at < parts.length - 1 && /^[^\S\n]+$/.test(part.text)
    return isLone
      ? [
          { kind: 'gone', text: part.text },
          { kind: 'new', text: part.text },
        ]
      : [part]
  })
  return joined(loose)
}

/** Between two stretches that stayed, all that went is before all that came. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = []
  let [gone, came] = ['', '']
  const settle = () => {
    if (gone !== '') whole.push({ kind: 'gone', text: gone })
    if (came !== '') whole.push({ kind: 'new', text: came })
    ;[gone, came] = ['', '']
  }
  for (const { kind, text } of parts) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') came += text
    else {
      settle()
      const last = whole.at(-1)
      if (last?.kind === 'same') last.text += text
      else whole.push({ kind, text })
    }
  }
  settle()
  return whole
}
