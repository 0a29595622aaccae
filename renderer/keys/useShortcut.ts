import { useSyncExternalStore } from 'react'
import { keysOf, onKeys, ownKeys } from './own.ts'
import { type ShortcutId, shortcuts } from './table.ts'
import { ariaKeys, writeKeys } from './write.ts'

export const mac = navigator.platform.startsWith('Mac')

const byId = new Map(shortcuts.map((shortcut) => [shortcut.id, shortcut]))

export const useOwnKeys = () => useSyncExternalStore(onKeys, ownKeys)

/** The keys of a shortcut as they are now. */
export const useShortcut = (id: ShortcutId) => keysOf(byId.get(id)!, useOwnKeys())

/** For `aria-keyshortcuts` of what can be pressed by a key as well. */
export const useAriaKeys = (id: ShortcutId) => ariaKeys(useShortcut(id), mac)

/** Behind what a field is for: its key in brackets; nothing where it has none. */
export function useKeyHint(id: ShortcutId): string {
  const [first] = useShortcut(id)
  return first === undefined ? '' : ` (${writeKeys(first, mac).join(' ')})`
}
