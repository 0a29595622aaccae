import type { ReactNode } from 'react'
import type { Problem } from '../../shared/protocol/problem.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './Notice.module.css'

/** Stands where the evidence would. */
export const Notice = ({ children }: { children: ReactNode }) => (
  <div className={css.place}>
    <div className={css.notice}>{children}</div>
  </div>
)

type FailureProps = { problem: Problem; onRetry?: () => void }

/** Why this item cannot be shown, in place of it. */
export const Failure = ({ problem, onRetry }: FailureProps) => (
  <Notice>
    <ProblemNote problem={problem} urgent>
      {onRetry && (
        <div className={css.actions}>
          <Button onPress={onRetry}>Try again</Button>
        </div>
      )}
    </ProblemNote>
  </Notice>
)

/** Shown only when opening takes long enough to notice. */
export const Opening = ({ title }: { title: string }) => (
  <Notice>
    <output className={css.late}>Opening {title}…</output>
  </Notice>
)
