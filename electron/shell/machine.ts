import { powerMonitor } from 'electron'
import { ProblemError } from '../../shared/protocol/problem.ts'
import type { Host } from '../host/host.ts'

/** Locks when the machine is locked or put to sleep; a vault without a passphrase has no lock. */
export function lockWithMachine(host: Pick<Host, 'lock'>): void {
  const lock = () =>
    void host.lock().catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
    })
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
}
