import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Session } from '../../shared/protocol/host.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { EnrolAgain } from '../enrol/EnrolAgain.tsx'
import { ReenrolBar } from '../enrol/ReenrolBar.tsx'
import { HelpSheet } from '../keys/Help.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { Queue } from '../queue/Queue.tsx'
import { Review } from '../review/Review.tsx'
import { Settings } from '../settings/Settings.tsx'
import { StatusLine } from '../status/StatusLine.tsx'
import { SyncSheet } from '../status/SyncSheet.tsx'
import { status } from '../store/status.ts'
import css from './Frame.module.css'
import { Guard } from './Guard.tsx'
import { Rail } from './Rail.tsx'
import { type Desk, DeskContext } from './session.ts'

type FrameProps = {
  session: Desk['session']
  warning: Problem | null
  onEnrolled: (session: Session) => Promise<void>
}

/** What stays while screens change: the rail, the status line and what floats. */
export const Frame = (props: FrameProps) => (
  // The router takes the hook that reads the location as a value.
  // oxlint-disable-next-line react/hooks
  <Router hook={useHashLocation}>
    <Inside {...props} />
  </Router>
)

type Floating = 'sync' | 'help' | 'enrol' | null

function Inside({ session, warning, onEnrolled }: FrameProps) {
  const [floating, setFloating] = useState<Floating>(null)
  const [location, navigate] = useLocation()
  const now = useLiveQuery(() => status(), [])
  useKeys({
    help: () => setFloating('help'),
    'sync-sheet': () => setFloating('sync'),
    'go-queue': () => navigate('/'),
  })
  const close = () => setFloating(null)
  const desk: Desk = {
    session,
    warning,
    enrolAgain: () => setFloating('enrol'),
    openSyncSheet: () => setFloating('sync'),
    openHelp: () => setFloating('help'),
  }
  return (
    <DeskContext value={desk}>
      <div className={css.frame}>
        <Rail attention={now ? now.journal.conflict + now.journal.refused : 0} />
        <div className={css.screen}>
          <ReenrolBar sync={now?.sync ?? null} />
          <Guard place={location}>
            <Switch>
              <Route path="/">
                <Queue />
              </Route>
              <Route path="/conflicts">
                <Queue conflicts />
              </Route>
              <Route path="/review/:id">{({ id }) => <Review id={id} />}</Route>
              <Route path="/settings">
                <Settings />
              </Route>
              <Route>
                <Redirect to="/" />
              </Route>
            </Switch>
          </Guard>
        </div>
        <StatusLine now={now ?? null} />
      </div>
      <SyncSheet now={now ?? null} isOpen={floating === 'sync'} onClose={close} />
      <HelpSheet isOpen={floating === 'help'} onClose={close} />
      <EnrolAgain
        isOpen={floating === 'enrol'}
        onClose={close}
        onEnrolled={async (next) => {
          close()
          await onEnrolled(next)
        }}
      />
    </DeskContext>
  )
}
