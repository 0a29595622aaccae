import type { Session } from '../../shared/protocol/host.ts'
import { type Problem, ProblemError, toProblem } from '../../shared/protocol/problem.ts'
import { loadAnew } from '../lock/loadAnew.ts'
import { betweenForgetting, forgetDestroyed } from '../store/forget.ts'
import { openStore, store } from '../store/open.ts'
import { reconcileJournal } from '../store/reconcile.ts'
import { onRenewal } from '../store/renewal.ts'
import { beginRepeats } from '../store/repeats/follow.ts'
import { session as readSession } from '../store/session.ts'
import { keepPlaces } from '../review/record/keepPlaces.ts'
import { startSync } from '../sync/start.ts'
import { checkBrowser } from './browser.ts'

export type Started = {
  session: Session
  /** What went wrong on the way, or was mended; it does not keep the window from working. */
  warning: Problem | null
}

/**
 * Brings up what the screens stand on, in this order: the browser, the host, and once its vault is
 * open the databases, then the journal against the host's decisions file.
 * @throws ProblemError naming what keeps the window from working
 */
export async function boot(): Promise<Started> {
  const lacking = checkBrowser()
  if (lacking) throw new ProblemError(lacking)
  const found = await readSession()
  if (found.vault.state === 'destroyed') await forgetDestroyed()
  // While this one forgot, another window may have enrolled the machine anew.
  const session = found.vault.state === 'destroyed' ? await readSession() : found
  return { session, warning: isOpen(session) ? await settle() : null }
}

/** Whether what this machine keeps can be read now. */
export const isOpen = ({ enrolment, vault }: Session) =>
  enrolment !== null && vault.state === 'open'

let following = false

/** What was entered is in the journal with each keystroke, so that a window can be loaded anew. */
function followRenewals(): void {
  if (!following) onRenewal(loadAnew)
  following = true
}

let syncing: Worker | null = null
let keeping: Promise<void> | null = null

/**
 * What an enrolled window does before its first screen.
 * @throws ProblemError of the databases
 */
export async function settle(): Promise<Problem | null> {
  followRenewals()
  await betweenForgetting(openStore)
  // Not waited for: the browser may ask the reviewer, and nothing here hangs on the answer.
  void navigator.storage.persist()
  const warning = await reconcileJournal().catch((error: unknown) => toProblem(error))
  // Nothing depends on it: a start goes on without.
  await beginRepeats(store()).catch(() => {})
  keeping ??= keepPlaces().catch(() => {})
  await keeping
  syncing ??= startSync()
  return warning
}
