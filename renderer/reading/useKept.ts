import { useState } from 'react'

/** A choice of the reviewer about reading that is kept on this machine; off until it is made. */
export function useKept(name: string) {
  const key = `reader.${name}`
  const [isOn, setOn] = useState(() => localStorage.getItem(key) === 'true')
  const change = (next: boolean) => {
    localStorage.setItem(key, String(next))
    setOn(next)
  }
  return [isOn, change] as const
}
