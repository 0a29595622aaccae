import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Session } from '../../shared/protocol/host.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { CalibrationScreen } from '../calibration/CalibrationScreen.tsx'
import { Conflict } from '../conflicts/Conflict.tsx'
import { Conflicts } from '../conflicts/Conflicts.tsx'
import { EnrolAgain } from '../enrol/EnrolAgain.tsx'
import { ReenrolBar } from '../enrol/ReenrolBar.tsx'
import { Grid } from '../grid/Grid.tsx'
import { useCommands } from '../keys/commands.ts'
import { HelpSheet } from '../keys/Help.tsx'
import { commandsNow, type Entry, Palette } from '../keys/Palette.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { lockAll } from '../lock/lock.ts'
import { useLock } from '../lock/useLock.ts'
import { Queue } from '../queue/Queue.tsx'
import { Review } from '../review/Review.tsx'
import { useTextsAhead } from '../review/stage/useTextsAhead.ts'
import { useUndo } from '../review/useUndo.ts'
import { Settings } from '../settings/Settings.tsx'
import { StatusLine } from '../status/StatusLine.tsx'
import { SyncSheet } from '../status/SyncSheet.tsx'
import { status } from '../store/status.ts'
import { useWorkClock } from '../time/useWorkClock.ts'
import { YourTime } from '../time/YourTime.tsx'
import css from './Frame.module.css'
import { Guard } from './Guard.tsx'
import { Rail } from './Rail.tsx'
import { type Desk, DeskContext } from './session.ts'

type FrameProps = {
  session: Desk['session']
  warning: Problem | null
  onEnrolled: (session: Session) => Promise<void>
  /** With the session as the host has it, after something other than the enrolment changed. */
  onChanged: (session: Session) => void
}

/** What stays while screens change: the rail, the status line and what floats. */
export const Frame = (props: FrameProps) => (
  // The router takes the hook that reads the location as a value.
  // oxlint-disable-next-line react/hooks
  <Router hook={useHashLocation}>
    <Inside {...props} />
  </Router>
)

type Floating = 'sync' | 'help' | 'enrol' | 'time' | null

function Inside({ session, warning, onEnrolled, onChanged }: FrameProps) {
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const [commands, setCommands] = useState<readonly Entry[] | null>(null)
  const [floating, setFloating] = useState<Floating>(null)
  const [location, navigate] = useLocation()
  const now = useLiveQuery(() => status(), [])
  useKeys({
    help: () => setFloating('help'),
    palette: () => setCommands(commandsNow()),
    'sync-sheet': () => setFloating('sync'),
    'go-queue': () => navigate('/'),
    lock: () => lock(),
    'go-grid': () => navigate('/grid'),
    'go-calibration': () => navigate('/calibration'),
    'go-conflicts': () => navigate('/conflicts'),
    'go-settings': () => navigate('/settings'),
  })
  useLock(session.vault)
  useWorkClock()
  useTextsAhead()
  useCommands(() => [{ id: 'your-time', label: t`Your time`, run: () => setFloating('time') }])
  useUndo((error) => setTrouble(toProblem(error)))
  const lock = () =>
    void lockAll().catch((error: unknown) => {
      const { code } = toProblem(error)
      // There is nothing to unlock it with yet: Settings has the way to one.
      if (code === 'passphrase-none') navigate('/settings')
      else setTrouble(toProblem(error))
    })
  const close = () => setFloating(null)
  const desk: Desk = {
    session,
    warning: trouble ?? warning,
    tell: setTrouble,
    enrolAgain: () => setFloating('enrol'),
    openSyncSheet: () => setFloating('sync'),
    openHelp: () => setFloating('help'),
    openYourTime: () => setFloating('time'),
    lock,
    changed: onChanged,
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
              <Route path="/grid">
                <Grid />
              </Route>
              <Route path="/conflicts">
                <Conflicts />
              </Route>
              <Route path="/conflicts/:id">{({ id }) => <Conflict key={id} id={id} />}</Route>
              <Route path="/review/:id">{({ id }) => <Review id={id} />}</Route>
              <Route path="/calibration">
                <CalibrationScreen />
              </Route>
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
      <Palette
        commands={commands}
        onClose={() => setCommands(null)}
        onPacket={(id) => navigate(`/review/${id}`)}
      />
      <YourTime isOpen={floating === 'time'} onClose={close} />
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
