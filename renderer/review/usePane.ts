import { useState } from 'react'

export type Pane = { width: number; least: number; most: number; setWidth: (width: number) => void }

/** The width of a pane in CSS pixels, kept on this machine as the reviewer left it. */
export function usePane(name: string, otherwise: number, least: number, most: number): Pane {
  const key = `pane-${name}`
  const within = (width: number) => Math.round(Math.max(least, Math.min(most, width)))
  const [width, show] = useState(() => within(Number(localStorage.getItem(key)) || otherwise))
  const setWidth = (next: number) => {
    show(within(next))
    localStorage.setItem(key, String(within(next)))
  }
  return { width, least, most, setWidth }
}
