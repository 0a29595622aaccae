import { KeyRound } from 'lucide-react'
import { useDesk } from '../app/session.ts'
import type { SyncRow } from '../store/rows.ts'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/useNow.ts'
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
    <section className={css.bar} aria-label="Enrolment">
      <KeyRound size={15} aria-hidden />
      <p>
        {problem ? problem.what : 'The enrolment of this machine has expired.'} Work goes on here;
        nothing is sent until it is enrolled again.
      </p>
      <Button onPress={enrolAgain}>Enrol again</Button>
    </section>
  )
}
