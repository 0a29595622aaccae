const element = (target: EventTarget | null) => (target instanceof Element ? target : null)

/** Whether what has the focus takes letters. A radio button or a checkbox does not. */
export const isTyping = (target: EventTarget | null) =>
  element(target)?.matches(
    'textarea, select, [contenteditable="true"], input:not([type=radio], [type=checkbox], [type=button])',
  ) ?? false

/** Whether Enter presses what has the focus; `data-enter="through"` marks what Enter does nothing to. */
export const ownsEnter = (target: EventTarget | null) =>
  element(target)?.matches(
    ':is(button, a[href], summary, [role=button], [role=menuitem], [role=option]):not([data-enter=through])',
  ) ?? false

/**
 * Whether the place where the focus is gives a key a meaning of its own: what floats has all keys,
 * a scrolling document, a divider between panes and a radio group have the arrows.
 */
export function ownsKey(target: EventTarget | null, key: string) {
  const at = element(target)
  if (!at) return false
  if (at.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return true
  if (!key.startsWith('Arrow')) return false
  return at.closest('[data-keys=arrows], [role=separator]') !== null || at.matches('[type=radio]')
}
