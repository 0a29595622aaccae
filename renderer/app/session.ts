import { createContext, useContext } from 'react'
import type { Session } from '../../shared/protocol/host.ts'
import type { Problem } from '../../shared/protocol/problem.ts'

export type Enrolment = NonNullable<Session['enrolment']>

export type Desk = {
  session: Session & { enrolment: Enrolment }
  /** What went wrong and does not keep the window from working. */
  warning: Problem | null
  /** Says in the status line what went wrong on a screen that was left meanwhile. */
  tell: (problem: Problem) => void
  /** Opens the form to enrol again; work goes on behind it. */
  enrolAgain: () => void
  openSyncSheet: () => void
  openHelp: () => void
  openYourTime: () => void
  /** Locks all windows; without a passphrase it leads to where one is set. */
  lock: () => void
  /** With the session as the host has it now. */
  changed: (session: Session) => void
}

export const DeskContext = createContext<Desk | null>(null)

/** The workstation as it is enrolled. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('used outside the enrolled workstation')
  return desk
}
