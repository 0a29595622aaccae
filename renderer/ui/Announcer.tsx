import { createContext, type ReactNode, useContext, useState } from 'react'
import css from './hidden.module.css'

const Say = createContext<(text: string) => void>(() => {})

/** Says a line to those who listen to the screen; it shows nothing. */
export const useSay = () => useContext(Say)

export function Announcer({ children }: { children: ReactNode }) {
  const [line, setLine] = useState({ text: '', turn: 0 })
  const say = (text: string) => setLine(({ turn }) => ({ text, turn: turn + 1 }))
  return (
    <Say value={say}>
      {children}
      <output aria-live="polite" className={css.hidden}>
        {/* A new node each time, so that the same words are said again. */}
        <span key={line.turn}>{line.text}</span>
      </output>
    </Say>
  )
}
