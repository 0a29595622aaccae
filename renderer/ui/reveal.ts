/**
 * Scrolls what scrolls around an element just so far that all of the element can be seen, at once and
 * without motion; nothing else moves, as it may with `scrollIntoView`.
 * @param margin pixels kept free above and below it
 */
export function reveal(element: HTMLElement | null, margin = 8): void {
  const pane = element?.parentElement && scrollerOf(element.parentElement)
  if (!element || !pane) return
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()]
  const over = outer.top + margin - inner.top
  const under = inner.bottom - (outer.bottom - margin)
  const by = over > 0 ? -over : Math.max(0, under)
  if (by !== 0) pane.scrollTo({ top: pane.scrollTop + by, behavior: 'instant' })
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if (overflowY === 'auto' || overflowY === 'scroll') return at
  }
  return null
}
