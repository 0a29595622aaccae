import { t } from '@lingui/core/macro'
import { ExternalLink } from 'lucide-react'
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

type FailureProps = {
  problem: Problem
  onRetry?: () => void
  /** Where another program may know more of it. */
  onOutside?: () => void
}

/** Why this item cannot be shown, in place of it. */
export const Failure = ({ problem, onRetry, onOutside }: FailureProps) => (
  <Notice>
    <ProblemNote problem={problem} urgent>
      {(onRetry || onOutside) && (
        <div className={css.actions}>
          {onRetry && <Button onPress={onRetry}>{t`Try again`}</Button>}
          {onOutside && <OutsideButton onPress={onOutside} />}
        </div>
      )}
    </ProblemNote>
  </Notice>
)

/** It leads to a question; nothing is opened by itself. */
export const OutsideButton = ({ onPress }: { onPress: () => void }) => (
  <Button onPress={onPress}>
    <ExternalLink size={16} aria-hidden />
    {t`Open in another program…`}
  </Button>
)

/** Shown only when opening takes long enough to notice. */
export const Opening = ({ title }: { title: string }) => (
  <Notice>
    <output className={css.late}>{t`Opening ${title}…`}</output>
  </Notice>
)
