import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../shared/protocol/problem.ts'
import css from './ProblemNote.module.css'

type ProblemNoteProps = {
  problem: Pick<Problem, 'what' | 'todo'>
  /** Said at once to those who listen; not for what was on screen from the start. */
  urgent?: boolean
  /** It asks for the next step and is nobody's failure. */
  asks?: boolean
  children?: ReactNode
}

/** A problem in full: what happened, then what to do. */
export const ProblemNote = ({ problem, urgent, asks, children }: ProblemNoteProps) => (
  <div className={css.note} role={urgent ? 'alert' : 'note'} data-asks={asks || undefined}>
    {asks ? (
      <Info size={16} aria-hidden className={css.icon} />
    ) : (
      <TriangleAlert size={16} aria-hidden className={css.icon} />
    )}
    <div>
      <p className={css.what}>{problem.what}</p>
      <p>{problem.todo}</p>
      {children}
    </div>
  </div>
)
