/** A line of a document's table of contents; the lines stand in the order in which they are read. */
export type Entry = {
  /** Empty where the document gives it none. */
  title: string
  /** From 1. */
  level: number
  /** The index of the line that it is under. */
  parent: number | null
  /** Its place among the lines under the same, from 1, and how many those are. */
  place: number
  siblings: number
  hasChildren: boolean
  /** Whether the document wants the lines under it shown at first. */
  isOpen: boolean
  /** A place inside the document, in pdf.js' words; null where it leads nowhere. */
  destination: unknown
}

export type Outline = { entries: Entry[]; isCut: boolean }

/** What is read of an entry as pdf.js gives it. Programs and addresses that it may name are not. */
export type Given = {
  title: string
  dest: string | unknown[] | null
  count?: number | undefined
  items: Given[]
}

const mostEntries = 5000
/** In units of text. */
const longestTitle = 200
/** What is nested deeper stands at this depth. */
const deepest = 10

export function readOutline(given: Given[] | null): Outline {
  const entries: Entry[] = []
  // By hand and not by recursion: a document can nest deeper than a stack.
  const open: { items: Given[]; at: number; parent: number | null }[] = []
  if (given) open.push({ items: given, at: 0, parent: null })
  while (open.length > 0) {
    const group = open.at(-1)!
    const item = group.items[group.at]
    if (!item) {
      open.pop()
      continue
    }
    if (entries.length === mostEntries) return { entries: whole(entries), isCut: true }
    group.at += 1
    const level = group.parent === null ? 1 : entries[group.parent]!.level + 1
    const hasChildren = item.items.length > 0 && level < deepest
    entries.push({
      title: titleOf(item),
      level,
      parent: group.parent,
      place: group.at,
      siblings: group.items.length,
      hasChildren,
      isOpen: hasChildren && (item.count ?? 0) > 0,
      destination: item.dest,
    })
    // The deepest stand beside what they are under.
    const parent = hasChildren ? entries.length - 1 : group.parent
    open.push({ items: item.items, at: 0, parent })
  }
  return { entries, isCut: false }
}

/** The last lines may have lost what was under them. */
const whole = (entries: Entry[]) =>
  entries.map((entry, index) =>
    entry.hasChildren && entries[index + 1]?.parent !== index
      ? { ...entry, hasChildren: false }
      : entry,
  )

function titleOf({ title }: Given): string {
  const written = title.replaceAll(/\s+/g, ' ').trim()
  return written.length > longestTitle ? `${written.slice(0, longestTitle)}…` : written
}

/** The lines that are seen when only what is in `expanded` is opened up. */
export function visibleOf(entries: readonly Entry[], expanded: ReadonlySet<number>): number[] {
  const visible: number[] = []
  let closedAt = Infinity
  for (const [index, { level, hasChildren }] of entries.entries()) {
    if (level > closedAt) continue
    visible.push(index)
    closedAt = hasChildren && !expanded.has(index) ? level : Infinity
  }
  return visible
}

/**
 * The section that a page belongs to: the last that begins on it or on the nearest page before.
 * @param pages of the lines, as far as they are known
 */
export function sectionOf(pages: readonly (number | null)[], page: number): number | null {
  let found: number | null = null
  let nearest = -1
  for (const [index, begins] of pages.entries()) {
    if (begins === null || begins > page || begins < nearest) continue
    found = index
    nearest = begins
  }
  return found
}

/** The line itself where it is seen, else the nearest above it that is. */
export function shownInstead(
  entries: readonly Entry[],
  visible: readonly number[],
  index: number | null,
): number | null {
  let shown = index
  while (shown !== null && !visible.includes(shown)) shown = entries[shown]?.parent ?? null
  return shown
}
