import { hostPaths, Session } from '../../shared/protocol/host.ts'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { sayToWindows } from '../lock/channel.ts'
import { askHost, posting } from '../store/ask.ts'
import { noJournal } from '../store/counts.ts'
import { readMeta } from '../store/databases.ts'
import type { Here } from '../store/host.ts'
import { importFiled } from '../store/filing.ts'

/**
 * Has the host destroy the key of this machine, which central records have revoked, once nothing is
 * left that they did not receive; every window then shows that it is closed.
 * @returns whether it was destroyed; where something was left, the next sync sends that first
 */
export async function closeRevoked(here: Here): Promise<boolean> {
  const { journal } = here.store
  // What the host has signed a moment ago may be in its file alone, or be but meant as yet.
  const filing = await importFiled(here)
  const { unsent } = await readMeta(journal.meta, 'counts', noJournal)
  const intended = await journal.intents.toCollection().primaryKeys()
  const made = await journal.decisions.bulkGet(intended)
  if (filing === null || unsent > 0 || made.includes(undefined)) return false
  try {
    await askHost(here.fetch, hostPaths.wipe, Session, posting({ whole: filing.whole }))
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'leave-overtaken') return false
    throw error
  }
  sayToWindows('locked')
  return true
}
