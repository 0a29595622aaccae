import {
  Ban,
  Check,
  Circle,
  CircleDashed,
  CircleDot,
  CornerUpLeft,
  Download,
  FileWarning,
  Hourglass,
  Lock,
  Minus,
  PenLine,
  TriangleAlert,
  Upload,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Outcome } from '../../shared/model/outcome.ts'
import css from './StateMark.module.css'

const shapes = {
  arriving: Download,
  ready: Circle,
  draft: PenLine,
  decided: Upload,
  held: Hourglass,
  accepted: Check,
  conflict: TriangleAlert,
  refused: Ban,
  damaged: FileWarning,
  gone: CircleDashed,
  locked: Lock,
  met: Check,
  'not-yet': CircleDot,
  returned: CornerUpLeft,
  'non-decision': Minus,
  open: Circle,
} as const
export type MarkKind = keyof typeof shapes

/** The mark of an outcome; all non-decisions share one. */
export const outcomeMark = (outcome: Outcome | null): MarkKind => {
  if (outcome === null) return 'open'
  return outcome === 'met' || outcome === 'not-yet' || outcome === 'returned'
    ? outcome
    : 'non-decision'
}

/** A state by colour, shape and word at once. */
export function StateMark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  const Shape = shapes[kind]
  return (
    <span className={css.mark} data-kind={kind}>
      <Shape size={14} strokeWidth={2.25} aria-hidden className={css.shape} />
      <span className={css.word}>{children}</span>
    </span>
  )
}
