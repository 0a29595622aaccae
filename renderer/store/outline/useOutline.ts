import { useSyncExternalStore } from 'react'
import type { Outline } from './Outline.ts'
import { outline } from './current.ts'

/**
 * The outline in one state of it, to be handed on whole: what is derived from it is remembered by
 * this object, which is another after each change, while the outline stays the same.
 */
export type Known = { readonly outline: Outline; readonly version: number }

let last: Known | null = null

function known(): Known {
  const now = outline()
  if (last?.outline !== now || last.version !== now.version)
    last = { outline: now, version: now.version }
  return last
}

export const useOutline = (): Known =>
  useSyncExternalStore((watcher) => outline().watch(watcher), known)
