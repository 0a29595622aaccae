import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../shared/protocol/problem.ts'
import css from './ProblemNote.module.css'

const icons = { failed: TriangleAlert, asks: Info, mended: CircleCheck }

type ProblemNoteProps = {
  problem: Pick<Problem, 'what' | 'todo'>
  /** Said at once to those who listen; not for what was on screen from the start. */
  urgent?: boolean
  /** What asks for the next step is nobody's failure, and what is mended is none any more. */
  tone?: keyof typeof icons
  children?: ReactNode
}

/** A problem in full: what happened, then what to do. */
export function ProblemNote({ problem, urgent, tone = 'failed', children }: ProblemNoteProps) {
  const Icon = icons[tone]
  return (
    <div className={css.note} role={urgent ? 'alert' : 'note'} data-tone={tone}>
      <Icon size={16} aria-hidden className={css.icon} />
      <div>
        <p className={css.what}>{problem.what}</p>
        <p>{problem.todo}</p>
        {children}
      </div>
    </div>
  )
}
