import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { inWords, type Worded } from '../words/shared.ts'
import css from './ProblemNote.module.css'

const icons = { failed: TriangleAlert, asks: Info, mended: CircleCheck }

type ProblemNoteProps = {
  problem: Worded
  /** Said at once to those who listen; not for what was on screen from the start. */
  urgent?: boolean
  /** What asks for the next step is nobody's failure, and what is mended is none any more. */
  tone?: keyof typeof icons
  children?: ReactNode
}

/** A problem in full: what happened, then what to do. */
export function ProblemNote({ problem, urgent, tone = 'failed', children }: ProblemNoteProps) {
  const Icon = icons[tone]
  const { what, todo } = inWords(problem)
  return (
    <div className={css.note} role={urgent ? 'alert' : 'note'} data-tone={tone}>
      <Icon size={16} aria-hidden className={css.icon} />
      <div>
        <p className={css.what}>{what}</p>
        <p>{todo}</p>
        {children}
      </div>
    </div>
  )
}
