import { t } from '@lingui/core/macro'
import { Button } from '../ui/Button.tsx'
import type { Problem } from '../../shared/protocol/problem.ts'
import { inWords } from '../words/shared.ts'
import css from './Trouble.module.css'

type TroubleProps = { title: string; problem: Problem; safe?: string; onRetry?: () => void }

/** A whole screen for what keeps the window from working at all. */
export function Trouble({ title, problem, safe, onRetry }: TroubleProps) {
  const { what, todo } = inWords(problem)
  return (
    <main className={css.screen}>
      <div className={css.box} role="alert">
        <h1 className={css.title}>{title}</h1>
        <p>{what}</p>
        <p>{todo}</p>
        {safe && <p className={css.safe}>{safe}</p>}
        {onRetry && (
          <Button kind="primary" onPress={onRetry}>
            {t`Try again`}
          </Button>
        )}
      </div>
    </main>
  )
}
