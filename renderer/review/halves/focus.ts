import type { Side } from '../../reading/shown.ts'

/** Takes the focus to a document on screen; where two are, to the one on that side. */
export function focusDocument(side: Side | null) {
  const which = side === null ? '' : `[data-half="${side}"]`
  const pane = document.querySelector<HTMLElement>(`[data-shown="true"]${which}`)
  const reader = pane?.querySelector<HTMLElement>('section') ?? null
  ;(reader?.querySelector<HTMLElement>('[role=document]') ?? reader)?.focus()
}
