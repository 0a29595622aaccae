import { useEffect, useEffectEvent } from 'react'
import { tinykeys } from 'tinykeys'
import { type Shortcut, type ShortcutId, shortcuts } from './table.ts'
import { isTyping, ownsEnter, ownsKey } from './targets.ts'

/** A handler that answers false leaves the key to the browser. */
export type KeyHandlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => boolean | void>>

const byKey = Map.groupBy(
  shortcuts.flatMap((shortcut) => shortcut.keys.map((key) => ({ key, shortcut }))),
  ({ key }) => key,
)

/** Whether a press of a shortcut's key means the shortcut, where the focus is now. */
function means(shortcut: Shortcut, event: KeyboardEvent) {
  // One press may match by key and by place; the first match has prevented the default.
  if (event.defaultPrevented || event.isComposing) return false
  if (event.repeat && !shortcut.repeats) return false
  if (ownsKey(event.target, event.key)) return false
  if (shortcut.typing) return shortcut.id !== 'leave-text' || isTyping(event.target)
  return !isTyping(event.target) && !(event.key === 'Enter' && ownsEnter(event.target))
}

/** Binds shortcuts of the table while the component is on screen. */
export function useKeys(handlers: KeyHandlers) {
  const press = useEffectEvent((shortcut: Shortcut, event: KeyboardEvent) => {
    const handle = handlers[shortcut.id as ShortcutId]
    if (!handle || !means(shortcut, event)) return
    if (handle(event) !== false) event.preventDefault()
  })
  useEffect(() => {
    const bindings = [...byKey].map(
      ([key, entries]) =>
        [
          key,
          (event: KeyboardEvent) => entries.forEach(({ shortcut }) => press(shortcut, event)),
        ] as const,
    )
    return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false })
  }, [])
}
