import { type Atom, atomsOf } from './atoms.ts'
import { fold, isUnspaced } from './fold.ts'

/** What central records know a learner by. */
export type KnownAs = {
  /** Names as they are written, in whichever order of their parts. */
  names: readonly string[]
  /** E-mail addresses, user names and the office's own numbers. */
  users: readonly string[]
}

/** What stands in place of a name. */
export const neutral = 'the learner'

/** Parts of names that are words of their own as well: alone they are no name. */
const particles = new Set(
  'a al ap ben bin bint da dal de del della den der des di do dos du e el i ibn la las le les los mac mc ni nic o of ould san st ten ter thi ul van vom von y zu zum zur'.split(
    ' ',
  ),
)
/** Words of two letters that every text has; written small, and alone, they are no name. */
const ordinary = new Set(
  'ah am an as at au be by do en es et go ha he hi ho if im in is it je ma me mi mo my na ne no of oh on or os ou re se si so ta te to tu um un up us wa we ya yo'.split(
    ' ',
  ),
)
/** Parts from this length on are a name inside a word in camel case as well. */
const enough = 3
/** Parts of a name that are tried in every order when they are written as one word. */
const mostJoined = 5
/** Between two parts of one name. */
const between = /^(?:[\s_.·・,+&'’‐-―-]{1,3}|%20|)$/u

type Known = {
  /** Parts that are a name wherever they stand as a word. */
  parts: Set<string>
  /** Short ones: only as words that stand alone. */
  short: Set<string>
  /** Only beside another part. */
  weak: Set<string>
  initials: Set<string>
  /** Several parts, or a part with initials, written as one word. */
  joined: Set<string>
  /** Found wherever they are in a text of their script. */
  inside: string[]
  /** Whole addresses and user names. */
  users: string[]
}

/**
 * Makes what writes a learner's names out of a text: whole names and their parts, with or without
 * accents and capitals, in any order, as in sentences and as in names of files. Other words stay. A
 * name that is an ordinary word (Grace, Mark) goes wherever that stands: a word too few is the lesser
 * harm.
 */
export function withoutNames(known: KnownAs): (text: string) => string {
  const found = readKnown(known)
  if (found.parts.size + found.short.size + found.inside.length + found.users.length === 0)
    return (text) => text
  return (text) => write(text, [...wholesIn(text, found), ...namesIn(text, found)])
}

/** Whether a text names somebody. */
export const namesSomebody = (text: string, clean: (text: string) => string): boolean =>
  clean(text) !== text

function readKnown({ names, users }: KnownAs): Known {
  const known: Known = {
    parts: new Set(),
    short: new Set(),
    weak: new Set(),
    initials: new Set(),
    joined: new Set(),
    inside: [],
    users: [],
  }
  const locals = users.flatMap((user) => (user.includes('@') ? [user.split('@', 1)[0]!] : []))
  // `ada.lovelace@…` is a name; `alovelace7@…` is looked for as it is.
  const spoken = locals.filter((local) => /\p{L}{2,}[._-]\p{L}{2,}/u.test(local))
  for (const name of [...names, ...spoken]) takeName(known, name)
  for (const user of [...users, ...locals]) {
    const folded = fold(user).trim()
    if (folded.length >= enough && !/^\d{1,3}$/.test(folded)) known.users.push(folded)
  }
  known.users.sort((one, other) => other.length - one.length)
  known.inside.sort((one, other) => other.length - one.length)
  return known
}

function takeName(known: Known, name: string) {
  const words = name.split(/[\s_.,·・()+‐-―-]+/u).filter((word) => word !== '')
  for (const word of words.filter(isUnspaced)) takeUnspaced(known, fold(word))
  const whole = fold(words.join(''))
  if (words.length > 1 && isUnspaced(whole)) known.inside.push(whole)
  const spaced = words.filter((word) => !isUnspaced(word))
  // A part in camel case, or with an apostrophe, is written as one word and as several.
  const parts = spaced.flatMap((word) => {
    const plain = fold(word.replaceAll(/['’]/gu, ''))
    const inner = atomsOf(word).map(({ folded }) => folded)
    return inner.length > 1 ? [plain, ...inner] : [plain]
  })
  for (const part of parts) {
    if (part === '' || /^\p{N}+$/u.test(part)) continue
    known.initials.add(Array.from(part)[0]!)
    if (particles.has(part) || Array.from(part).length === 1) known.weak.add(part)
    else if (Array.from(part).length < enough) known.short.add(part)
    else known.parts.add(part)
  }
  const strict = spaced.map((word) => fold(word.replaceAll(/['’]/gu, ''))).slice(0, mostJoined)
  for (const joined of joinings(strict)) known.joined.add(joined)
}

/** A name of such a script, and what is likely to be called by itself of it. */
function takeUnspaced(known: Known, word: string) {
  const letters = Array.from(word)
  if (letters.length >= 2) known.inside.push(word)
  // A family name has one letter or two, the given name behind it two.
  if (letters.length === 3) known.inside.push(letters.slice(1).join(''))
  if (letters.length === 4)
    known.inside.push(letters.slice(0, 2).join(''), letters.slice(2).join(''))
}

/** Every way in which two or more parts, or one with initials of others, are written as one word. */
function joinings(parts: readonly string[]): string[] {
  const made = new Set<string>()
  const walk = (word: string, left: readonly string[], whole: number, used: number) => {
    if (used > 1 && whole > 0 && Array.from(word).length > enough) made.add(word)
    for (const [index, part] of left.entries()) {
      const rest = left.filter((_, at) => at !== index)
      walk(word + part, rest, whole + 1, used + 1)
      walk(word + Array.from(part)[0]!, rest, whole, used + 1)
    }
  }
  walk('', parts, 0, 0)
  return [...made]
}

type Span = { start: number; end: number }

/** Whole user names and addresses, and names in scripts without spaces. */
function wholesIn(text: string, { users, inside }: Known): Span[] {
  if (users.length === 0 && !(inside.length > 0 && isUnspaced(text))) return []
  const { folded, origins } = mapped(text)
  const spans: Span[] = []
  const look = (word: string, isWhole: boolean) => {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const end = at + word.length
      const isInside =
        /[\p{L}\p{N}]$/u.test(folded.slice(0, at)) || /^[\p{L}\p{N}]/u.test(folded.slice(end))
      if (!isWhole || !isInside) spans.push({ start: origins[at]!, end: origins[end]! })
    }
  }
  for (const user of users) look(user, true)
  for (const name of inside) look(name, false)
  return spans
}

/** A text folded, and where each unit of that began in it; the last is its end. */
function mapped(text: string) {
  const origins: number[] = []
  let folded = ''
  for (const { segment, index } of graphemes.segment(text)) {
    const part = fold(segment)
    for (let unit = 0; unit < part.length; unit += 1) origins.push(index)
    folded += part
  }
  return { folded, origins: [...origins, text.length] }
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Names out of words: what is one by itself, and then what stands beside one and belongs to it. */
function namesIn(text: string, known: Known): Span[] {
  const atoms = atomsOf(text)
  const is = atoms.map(() => false)
  const mark = (from: number, to: number) => is.fill(true, from, to)
  for (let at = 0; at < atoms.length; at += 1) {
    const length = lengthAt(atoms, at, known)
    if (length > 0) mark(at, at + length)
  }
  const beside = (one: number, other: number) =>
    other >= 0 &&
    other < atoms.length &&
    between.test(text.slice(atoms[Math.min(one, other)]!.end, atoms[Math.max(one, other)]!.start))
  // Two short parts side by side are a name, although each alone may be a word.
  for (let at = 0; at + 1 < atoms.length; at += 1) {
    const [one, other] = [atoms[at]!.folded, atoms[at + 1]!.folded]
    if (one !== other && known.short.has(one) && known.short.has(other) && beside(at, at + 1))
      mark(at, at + 2)
  }
  const belongs = (at: number, isClose: boolean) => {
    const { folded, isCapital } = atoms[at]!
    if (known.short.has(folded) || known.parts.has(folded) || known.weak.has(folded)) return true
    // `a` before a name is a word, unless it is written large or tied to it, as in `a_lovelace`.
    return known.initials.has(folded) && (isCapital || isClose)
  }
  for (const step of [1, -1])
    for (let at = step > 0 ? 0 : atoms.length - 1; at >= 0 && at < atoms.length; at += step) {
      const next = at + step
      if (!is[at] || !beside(at, next) || is[next]) continue
      const gap = text.slice(atoms[Math.min(at, next)]!.end, atoms[Math.max(at, next)]!.start)
      if (belongs(next, /^[._-]+$/.test(gap))) is[next] = true
    }
  return atoms.flatMap(({ start, end }, at) => (is[at] ? { start, end } : []))
}

/** How many atoms from one on are a name by themselves, the most first. */
function lengthAt(atoms: readonly Atom[], at: number, known: Known): number {
  const begins = !atoms[at]!.isJoined
  let end = at + 1
  while (atoms[end]?.isJoined) end += 1
  for (let to = end; to > at; to -= 1) {
    const word = atoms
      .slice(at, to)
      .map(({ folded }) => folded)
      .join('')
    if (known.parts.has(word) || known.joined.has(word)) return to - at
    const isAlone = begins && to === end
    const isWord = !ordinary.has(word) || atoms[at]!.isCapital
    if (isAlone && isWord && known.short.has(word)) return to - at
  }
  return 0
}

/** What a sentence begins after; not a title, as in `Mrs. King`. */
const begins = /(?:(?<!\b(?:mr|mrs|ms|mx|dr|prof|rev|st))[.!?]\s+|\n\s*)$/iu

/** Writes the neutral word in place of spans; those that only a separator parts are one. */
function write(text: string, spans: readonly Span[]): string {
  let written = ''
  let from = 0
  const merged: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    const gap = last ? text.slice(last.end, span.start) : ''
    if (last && (span.start <= last.end || between.test(gap)))
      last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  for (const { start, end } of merged) {
    const before = text.slice(from, start)
    const isFirst = written + before === '' || begins.test(before)
    written += before + (isFirst ? 'The learner' : neutral)
    from = end
  }
  return written + text.slice(from)
}
