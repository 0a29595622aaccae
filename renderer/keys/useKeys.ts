import { useEffectEvent, useLayoutEffect } from 'react'
import { type KeybindingsMap, tinykeys } from 'tinykeys'
import { keysOf, onKeys, ownKeys } from './own.ts'
import { type Shortcut, type ShortcutId, shortcuts } from './table.ts'
import { isIn, isTyping, ownsEnter, ownsKey } from './targets.ts'

/** A handler that answers false leaves the key to the browser. */
export type KeyHandlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => boolean | void>>

/** What is bound by one component. */
type Bound = {
  press: (shortcut: Shortcut, event: KeyboardEvent) => void
  /** The shortcuts that it has a handler for now. */
  ids: () => string[]
}

/** In the order in which it came on screen. */
const bound = new Set<Bound>()
let unlisten: (() => void) | null = null

function bindingsNow(): KeybindingsMap {
  const own = ownKeys()
  const byKey = Map.groupBy(
    shortcuts.flatMap((shortcut) => keysOf(shortcut, own).map((key) => ({ key, shortcut }))),
    ({ key }) => key,
  )
  return Object.fromEntries(
    [...byKey].map(([key, entries]) => [
      key,
      (event: KeyboardEvent) => {
        for (const { shortcut } of entries) if (means(shortcut, event)) press(shortcut, event)
      },
    ]),
  )
}

function press(shortcut: Shortcut, event: KeyboardEvent) {
  for (const one of bound) one.press(shortcut, event)
}

function listen() {
  unlisten?.()
  unlisten = tinykeys(window, bindingsNow(), { ignore: () => false })
}
onKeys(() => unlisten && listen())

/** Whether a press of a shortcut's key means the shortcut, where the focus is now. */
function means(shortcut: Shortcut, event: KeyboardEvent) {
  // One press may match by key and by place; the first match has prevented the default.
  if (event.defaultPrevented || event.isComposing) return false
  if (event.repeat && !shortcut.repeats) return false
  if (shortcut.within && !isIn(event.target, shortcut.within)) return false
  if (ownsKey(event.target, event.key, shortcut.scope)) return false
  if (shortcut.typing) return shortcut.id !== 'leave-text' || isTyping(event.target)
  return !isTyping(event.target) && !(event.key === 'Enter' && ownsEnter(event.target))
}

function bind(one: Bound): () => void {
  bound.add(one)
  if (!unlisten) listen()
  return () => {
    bound.delete(one)
    if (bound.size > 0) return
    unlisten?.()
    unlisten = null
  }
}

/** The shortcuts that do something on this screen now, in the order of the table. */
export function available(): Shortcut[] {
  const ids = new Set([...bound].flatMap(({ ids }) => ids()))
  return shortcuts.filter(({ id }) => ids.has(id))
}

/** Does what a shortcut does, wherever the focus is. */
export const perform = (shortcut: Shortcut) => press(shortcut, new KeyboardEvent('keydown'))

/**
 * Binds shortcuts of the table while the component is on screen. All components share one listener:
 * a rating key is on its way to the disk only after every listener before it has looked at it.
 */
export function useKeys(handlers: KeyHandlers) {
  const press = useEffectEvent((shortcut: Shortcut, event: KeyboardEvent) => {
    const handle = event.defaultPrevented ? undefined : handlers[shortcut.id as ShortcutId]
    if (handle && handle(event) !== false) event.preventDefault()
  })
  const ids = useEffectEvent(() => Object.keys(handlers))
  // Before the screen is drawn: what can be seen can be pressed.
  useLayoutEffect(
    () => bind({ press: (shortcut, event) => press(shortcut, event), ids: () => ids() }),
    [],
  )
}
