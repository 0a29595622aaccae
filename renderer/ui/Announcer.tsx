import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import css from './hidden.module.css'

const Say = createContext<(text: string) => void>(() => {})
const Tell = createContext<(text: string) => void>(() => {})
const Told = createContext<string | null>(null)

/** Says a line to those who listen to the screen; it shows nothing. */
export const useSay = () => useContext(Say)

/**
 * Says a line, and shows it in the status line until the reviewer does the next thing: for what else
 * would look as if a key had not been heard.
 */
export const useTell = () => useContext(Tell)

/** What is told now, to be shown. */
export const useTold = () => useContext(Told)

const deeds = ['keydown', 'pointerdown'] as const
const held = new Set(['Shift', 'Control', 'Alt', 'Meta'])

export function Announcer({ children }: { children: ReactNode }) {
  const [line, setLine] = useState({ text: '', turn: 0 })
  const [told, setTold] = useState<string | null>(null)
  const say = (text: string) => setLine(({ turn }) => ({ text, turn: turn + 1 }))
  const tell = (text: string) => {
    say(text)
    setTold(text)
  }
  const isShown = told !== null
  useEffect(() => {
    if (!isShown) return undefined
    const left = new AbortController()
    const forget = (event: Event) => {
      if (!(event instanceof KeyboardEvent && held.has(event.key))) setTold(null)
    }
    for (const deed of deeds) addEventListener(deed, forget, { capture: true, signal: left.signal })
    return () => left.abort()
  }, [isShown])
  return (
    <Say value={say}>
      <Tell value={tell}>
        <Told value={told}>{children}</Told>
      </Tell>
      <output aria-live="polite" className={css.hidden}>
        {/* A new node each time, so that the same words are said again. */}
        <span key={line.turn}>{line.text}</span>
      </output>
    </Say>
  )
}
