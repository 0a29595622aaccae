import { i18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Session } from '../../shared/protocol/host.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { Enrol } from '../enrol/Enrol.tsx'
import { Locked } from '../lock/Locked.tsx'
import { syncNow } from '../sync/poke.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { boot, isOpen, settle, type Started } from './boot.ts'
import { Frame } from './Frame.tsx'
import { Trouble } from './Trouble.tsx'

type State = Started | { problem: Problem } | null

const start = () => boot().catch((error: unknown) => ({ problem: toProblem(error) }))

/** Start-up, then enrolment where there is none or the lock where it is closed, then the workstation. */
export function App() {
  const [state, setState] = useState<State>(null)
  useEffect(() => void start().then(setState), [])

  if (state === null) return null
  if ('problem' in state)
    return (
      <Trouble
        title={t`Evidence Desk cannot start`}
        problem={state.problem}
        safe={t`Nothing on this machine was changed or deleted.`}
        onRetry={() => void start().then(setState)}
      />
    )

  const { session, warning } = state
  const { enrolment } = session
  const enrolled = async (next: Session) => {
    setState({ session: next, warning: isOpen(session) ? warning : await settle() })
    syncNow()
  }
  return (
    <I18nProvider locale={i18n.locale}>
      <Announcer>
        {enrolment === null ? (
          <Enrol session={session} onEnrolled={enrolled} />
        ) : isOpen(session) ? (
          <Frame
            session={{ ...session, enrolment }}
            warning={warning}
            onEnrolled={enrolled}
            onChanged={(next) => setState({ session: next, warning })}
          />
        ) : (
          <Locked session={{ ...session, enrolment }} onOpened={enrolled} />
        )}
      </Announcer>
    </I18nProvider>
  )
}
