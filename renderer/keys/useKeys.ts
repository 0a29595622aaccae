import { useEffectEvent, useLayoutEffect } from 'react'
import { type KeybindingsMap, tinykeys } from 'tinykeys'
import { type Shortcut, type ShortcutId, shortcuts } from './table.ts'
import { isTyping, ownsEnter, ownsKey } from './targets.ts'

/** A handler that answers false leaves the key to the browser. */
export type KeyHandlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => boolean | void>>

type Press = (shortcut: Shortcut, event: KeyboardEvent) => void

/** What is bound now, in the order in which it came on screen. */
const bound = new Set<Press>()
let unlisten: (() => void) | null = null

const byKey = Map.groupBy(
  shortcuts.flatMap((shortcut) => shortcut.keys.map((key) => ({ key, shortcut }))),
  ({ key }) => key,
)

const bindings: KeybindingsMap = Object.fromEntries(
  [...byKey].map(([key, entries]) => [
    key,
    (event: KeyboardEvent) => {
      for (const { shortcut } of entries)
        if (means(shortcut, event)) for (const press of bound) press(shortcut, event)
    },
  ]),
)

/** Whether a press of a shortcut's key means the shortcut, where the focus is now. */
function means(shortcut: Shortcut, event: KeyboardEvent) {
  // One press may match by key and by place; the first match has prevented the default.
  if (event.defaultPrevented || event.isComposing) return false
  if (event.repeat && !shortcut.repeats) return false
  if (ownsKey(event.target, event.key, shortcut.scope)) return false
  if (shortcut.typing) return shortcut.id !== 'leave-text' || isTyping(event.target)
  return !isTyping(event.target) && !(event.key === 'Enter' && ownsEnter(event.target))
}

function bind(press: Press): () => void {
  bound.add(press)
  unlisten ??= tinykeys(window, bindings, { ignore: () => false })
  return () => {
    bound.delete(press)
    if (bound.size > 0) return
    unlisten?.()
    unlisten = null
  }
}

/**
 * Binds shortcuts of the table while the component is on screen. All components share one listener:
 * a rating key is on its way to the disk only after every listener before it has looked at it.
 */
export function useKeys(handlers: KeyHandlers) {
  const press = useEffectEvent((shortcut: Shortcut, event: KeyboardEvent) => {
    const handle = event.defaultPrevented ? undefined : handlers[shortcut.id as ShortcutId]
    if (handle && handle(event) !== false) event.preventDefault()
  })
  // Before the screen is drawn: what can be seen can be pressed.
  useLayoutEffect(() => bind((shortcut, event) => press(shortcut, event)), [])
}
