import { useState } from 'react'

const key = 'reader.dim'

/** Whether the reviewer wants pages dimmed; kept on this machine. */
export function useDim() {
  const [dim, setDim] = useState(() => localStorage.getItem(key) === 'true')
  const change = (next: boolean) => {
    localStorage.setItem(key, String(next))
    setDim(next)
  }
  return [dim, change] as const
}
