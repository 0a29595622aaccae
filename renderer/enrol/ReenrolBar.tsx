import { t } from '@lingui/core/macro'
import { KeyRound } from 'lucide-react'
import { useDesk } from '../app/session.ts'
import type { SyncRow } from '../store/rows.ts'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/useNow.ts'
import { inWords } from '../words/shared.ts'
import css from './ReenrolBar.module.css'

const ended = new Set(['token-unknown', 'device-revoked', 'not-enrolled'])

/** Says that this machine is no longer let in, above a screen on which work goes on. */
export function ReenrolBar({ sync }: { sync: SyncRow | null }) {
  const { session, enrolAgain } = useDesk()
  const now = useNow()
  const problem = sync?.problem && ended.has(sync.problem.code) ? sync.problem : null
  const expired = new Date(session.enrolment.expiresAt) <= now
  if (!problem && !expired) return null
  return (
    <section className={css.bar} aria-label={t`Enrolment`}>
      <KeyRound size={15} aria-hidden />
      <p>
        {problem ? inWords(problem).what : t`The enrolment of this machine has expired.`}{' '}
        {t`Work goes on here; nothing is sent until it is enrolled again.`}
      </p>
      <Button onPress={enrolAgain}>{t`Enrol again`}</Button>
    </section>
  )
}
