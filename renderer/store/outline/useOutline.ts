import { useSyncExternalStore } from 'react'
import type { Outline } from './Outline.ts'
import { outline } from './current.ts'

/** The outline as it is now; `version` tells one state of it from another. */
export function useOutline(): { outline: Outline; version: number } {
  const now = outline()
  const version = useSyncExternalStore(
    (watcher) => now.watch(watcher),
    () => now.version,
  )
  return { outline: now, version }
}
