import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import css from './Leave.module.css'
import { LeaveDialog } from './LeaveDialog.tsx'

/** The way out of this machine, for whoever stops to work on it. */
export function Leave() {
  const [asking, setAsking] = useState(false)
  return (
    <div className={css.leave}>
      <p className={css.muted}>
        {t`When you stop reviewing on this machine, or give it away: nothing of your work stays readable on it.`}
      </p>
      <Button onPress={() => setAsking(true)}>{t`Leave this machine…`}</Button>
      <LeaveDialog isOpen={asking} onClose={() => setAsking(false)} />
    </div>
  )
}
