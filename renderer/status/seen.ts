import { useSyncExternalStore } from 'react'

let seen: string | null = null
const listeners = new Set<() => void>()

/** Marks a failure as looked at; the line stops showing it. */
export function markSeen(key: string | null) {
  seen = key
  listeners.forEach((listener) => listener())
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSeen = () => useSyncExternalStore(subscribe, () => seen)
