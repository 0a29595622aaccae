import { useSyncExternalStore } from 'react'
import { useSide } from './shown.ts'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * A choice of the reviewer about reading that is kept on this machine; off until it is made. It is one
 * for all documents in the window, those opened ahead too.
 */
export function useKept(name: string) {
  const key = `reader.${name}`
  const isOn = useSyncExternalStore(subscribe, () => localStorage.getItem(key) === 'true')
  const change = (next: boolean) => {
    localStorage.setItem(key, String(next))
    for (const listener of listeners) listener()
  }
  return [isOn, change] as const
}

/** One that the second of two documents has for itself. */
export function useKeptOnSide(name: string) {
  const side = useSide()
  return useKept(side === 'second' ? `${side}.${name}` : name)
}
