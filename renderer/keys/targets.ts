import type { Scope } from './table.ts'

const element = (target: EventTarget | null) => (target instanceof Element ? target : null)

/** Whether what has the focus takes letters. A radio button or a checkbox does not. */
export const isTyping = (target: EventTarget | null) =>
  element(target)?.matches(
    'textarea, select, [contenteditable="true"], input:not([type=radio], [type=checkbox], [type=button])',
  ) ?? false

/** Whether the focus is in a part of the screen that has keys of its own, marked by `data-keys`. */
export const isIn = (target: EventTarget | null, part: 'cells') =>
  element(target)?.closest(`[data-keys=${part}]`) != null

/** Whether Enter presses what has the focus; `data-enter="through"` marks what Enter does nothing to. */
export const ownsEnter = (target: EventTarget | null) =>
  element(target)?.matches(
    ':is(button, a[href], summary, audio, video, [role=button], [role=menuitem], [role=option]):not([data-enter=through])',
  ) ?? false

/**
 * Whether the place where the focus is gives a key a meaning of its own: what floats has all keys,
 * but those of the reader where `data-keys="reader"` marks that it holds one; a scrolling document, the
 * lists beside it, a divider between panes and a radio group have the arrows.
 */
export function ownsKey(target: EventTarget | null, key: string, scope: Scope) {
  const at = element(target)
  if (!at) return false
  if (
    at.closest(
      '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]:not([data-keys=arrows])',
    )
  )
    return scope !== 'reader' || at.closest('[data-keys=reader]') === null
  if (!key.startsWith('Arrow')) return false
  return at.closest('[data-keys=arrows], [role=separator]') !== null || at.matches('[type=radio]')
}
