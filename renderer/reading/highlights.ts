/**
 * Under these names the style sheet knows what is tied, what was, what is chosen to be, what was found,
 * and the hit that one is on.
 */
type Style = 'anchored' | 'anchored-here' | 'was-anchored' | 'chosen-place' | 'found' | 'found-here'

/** Hits are to be seen in what is tied, too. */
const priorities: Partial<Record<Style, number>> = {
  anchored: -2,
  'was-anchored': -2,
  'chosen-place': -2,
  'anchored-here': -1,
}

function highlightOf(style: Style): Highlight {
  const known = CSS.highlights.get(style)
  if (known) return known
  const made = new Highlight()
  made.priority = priorities[style] ?? 0
  CSS.highlights.set(style, made)
  return made
}

/** Several documents can be on screen: each adds its own letters and takes them away again. */
export function highlight(style: Style, ranges: readonly Range[]): () => void {
  const drawn = highlightOf(style)
  for (const range of ranges) drawn.add(range)
  return () => {
    for (const range of ranges) drawn.delete(range)
  }
}
