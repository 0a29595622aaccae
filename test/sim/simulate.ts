import { ledgerFaults } from './checks/ledger.ts'
import type { History } from './history.ts'
import type { Programs } from './machine/programs.ts'
import { begin, play } from './play.ts'
import { Broken, settle, takeUp } from './quiet.ts'

export type Outcome = {
  /** The same for the same history, or the simulation is not one. */
  trace: string
  tasks: number
  decided: number
  conflicts: number
}

/**
 * Plays one history and lets it come to rest.
 * @throws Broken, and whatever a program threw that it must not
 */
export async function simulate(history: History, programs: Programs): Promise<Outcome> {
  const on = await begin(history, programs)
  await play(on, history)
  const faults = ledgerFaults(on.central.state)
  if (faults.length > 0) throw new Broken(faults.join('\n'))
  await settle(on)
  await takeUp(on)
  await settle(on)
  const { ledger } = on.central.state
  return {
    trace: on.world.trace(),
    tasks: on.world.tasks,
    decided: on.told.decisions.size,
    conflicts: ledger.filter(({ state }) => state === 'conflict').length,
  }
}
