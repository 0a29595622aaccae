import { fail } from '../../shared/protocol/problem.ts'
import { createApp } from '../app.ts'
import { seedDemonstration } from '../demo/seed.ts'
import { type Central, openCentral } from '../open.ts'
import { isEmpty, readService } from '../programme/service.ts'
import { listen, type Listening } from '../server.ts'
import { type Arguments, expectWords } from './arguments.ts'

/** What a parent process is told over IPC. */
export type Message =
  | { progress: { done: number; total: number; what: string } }
  | { ready: { address: string; service: string; demonstration: boolean } }

/** Answers workstations until Ctrl-C, SIGTERM, or the end of a parent process that listens. */
export async function serve(given: Arguments): Promise<void> {
  expectWords(given)
  const asked = askedToStop()
  const central = await openCentral({
    data: given.data,
    databaseUrl: given.databaseUrl,
    evidence: given.evidence,
    use: 'serve',
    report: (error) => console.error(error),
  })
  let listening: Listening | undefined
  try {
    if (given.demo && (await isEmpty(central.db))) await seed(central, asked.already)
    if (asked.already()) return
    listening = await open(central, given)
    const { service, demonstration } = await readService(central.db)
    tell({ ready: { address: listening.address, service, demonstration } }, () =>
      console.log(`Central records at ${listening?.address}`),
    )
    await asked.stop
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    await listening?.close()
    await central.close()
    // An open IPC channel would keep this process alive.
    if (process.connected) process.disconnect()
  }
}

/** Signals are caught from the first moment, so that none leaves the database running. */
function askedToStop() {
  let already = false
  const stop = new Promise<void>((resolve) => {
    const end = () => {
      already = true
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
    process.on('disconnect', end)
  })
  return { stop, already: () => already }
}

function tell(message: Message, print: () => void) {
  if (!process.send) print()
  // A parent that went away is noticed elsewhere; writing to it would fail.
  else if (process.connected) process.send(message)
}

/** Leaves the seeding, whose transaction then leaves nothing. */
class Stopped extends Error {}

async function seed(central: Central, isAsked: () => boolean) {
  let shown = -1
  await seedDemonstration(central, (done, total, what) => {
    if (isAsked()) throw new Stopped()
    // A line for each twentieth: enough to see it move, few enough to read.
    const twentieth = Math.floor((done / total) * 20)
    if (twentieth === shown) return
    shown = twentieth
    tell({ progress: { done, total, what } }, () =>
      console.log(`Preparing the demonstration: ${done} of ${total} (${what})`),
    )
  })
}

async function open(central: Central, given: Arguments): Promise<Listening> {
  const app = createApp(central, { tokenDays: given.days, behindProxy: given.behindProxy })
  try {
    return await listen(app, given.port, given.host)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      fail('port-in-use', String(given.port), '', error)
    throw error
  }
}
