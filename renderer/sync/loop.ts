import { type Problem, problem, toProblem } from '../../shared/protocol/problem.ts'
import { readHold } from '../store/hold.ts'
import type { Here } from '../store/host.ts'
import { sayToWindows } from '../lock/channel.ts'
import { backoff, longest, probing, untilMended } from './backoff.ts'
import type { Client } from './client.ts'
import { fetchEvidence, openBrokenOff, retryFailed } from './evidence.ts'
import { EpochChanged, isOffline, Refusal } from './failures.ts'
import { Holding } from './holding.ts'
import { createReport } from './report.ts'
import { roomOnDisk } from './room.ts'
import { takeTurn } from './turn.ts'

/** Milliseconds between turns while all is well: how long the status line may be behind. */
const idle = 10_000

export type Clock = {
  now: () => Date
  /** Milliseconds since some beginning; waits are counted by it, as the clock may be set back. */
  elapsed: () => number
  /** From 0 up to 1. */
  random: () => number
  /** Resolves after so many milliseconds, or at once when aborted. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

export const clock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}

export type Loop = {
  /** Has the next turn begin at once; `anew` also tries again what had failed. */
  wake(how?: 'anew'): void
  /** Whether central records answered the last time they were asked. */
  online(): boolean
  /** Ends the loop; resolves when it and what it had under way are over. */
  stop(): Promise<void>
}

/** After these there is nothing that a window could show: it begins again, and finds out why. */
const closed = new Set(['locked', 'not-enrolled'])

type Failure = { problem: Problem; retryAfter: number | null }

function failureOf(error: unknown): Failure {
  if (error instanceof EpochChanged) return { problem: problem('start-over'), retryAfter: null }
  return {
    problem: toProblem(error),
    retryAfter: error instanceof Refusal ? error.retryAfter : null,
  }
}

/**
 * Syncs until it is stopped: turns, one after the other, with waits in between, and beside them the
 * fetching of evidence, which is long and must not hold up a decision on its way.
 */
export function runSync(here: Here, { now, elapsed, random, sleep }: Clock = clock): Loop {
  const report = createReport(here.store.library, now)
  const end = new AbortController()
  let online = false
  let anew = false
  let arrivals = 0
  let nap = new AbortController()
  let woken = false

  /** The fetching under way, and when it may begin again after it failed. */
  let fetching: Promise<void> | null = null
  let fetchFailures = 0
  let fetchDue = 0
  const room = roomOnDisk(here.fetch)
  const brokenOff = openBrokenOff()

  const wait = (failures: number, { problem, retryAfter }: Failure) =>
    !problem.retry
      ? untilMended
      : backoff(failures, random(), retryAfter, isOffline(problem) ? probing : longest)

  async function fetchAll(client: Client): Promise<void> {
    try {
      await report({ phase: 'fetching' })
      await fetchEvidence(here.store, client, () => arrivals, room, brokenOff)
      fetchFailures = 0
      await report({ phase: 'idle' }, { evidence: null })
    } catch (error) {
      const failure = failureOf(error)
      fetchFailures += 1
      fetchDue = elapsed() + wait(fetchFailures, failure)
      await report({ phase: 'idle' }, { evidence: failure.problem })
    }
  }

  function startFetching(client: Client): void {
    if (fetching !== null || elapsed() < fetchDue) return
    fetching = fetchAll(client)
      // Only the disk can fail here, with the word on it; the next turn finds the same.
      .catch(() => {})
      .finally(() => {
        fetching = null
        // After a failure the next turn finds out whether the network is gone.
        if (fetchFailures > 0) loop.wake()
      })
  }

  const holding = new Holding(elapsed)
  let hold = 0

  async function turn(): Promise<Failure | null> {
    try {
      // Who asks to sync now does not want to take anything back.
      hold = anew ? 0 : await readHold(here.store)
      if (anew) {
        anew = false
        fetchDue = 0
        await retryFailed(here.store)
      }
      const client = await takeTurn(here, {
        probe: !online,
        report,
        arrived: () => {
          arrivals += 1
        },
        holding,
        hold,
      })
      online = true
      await report(
        { network: 'online', contact: true, phase: fetching ? 'fetching' : 'idle' },
        { turn: null },
      )
      startFetching(client)
      return null
    } catch (error) {
      const failure = failureOf(error)
      if (closed.has(failure.problem.code)) sayToWindows('locked')
      online = !isOffline(failure.problem)
      const answered = online && failure.problem.code !== 'not-enrolled'
      await report(
        {
          network: answered ? 'online' : 'offline',
          phase: 'idle',
          ...(answered ? { contact: true as const } : {}),
        },
        { turn: failure.problem },
      ).catch(() => {})
      return failure
    }
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!end.signal.aborted) {
      woken = false
      nap = new AbortController()
      const failure = await turn()
      failures = failure ? failures + 1 : 0
      let pause = failure ? wait(failures, failure) : idle * (0.75 + random() / 2)
      if (fetchDue > 0 && fetching === null && failure === null)
        pause = Math.min(pause, Math.max(0, fetchDue - elapsed()))
      if (failure === null) pause = Math.min(pause, holding.next())
      if (!woken) await sleep(pause, nap.signal)
    }
    await fetching
  }

  const loop: Loop = {
    wake(how) {
      if (how === 'anew') anew = true
      woken = true
      nap.abort()
    },
    online: () => online,
    async stop() {
      end.abort()
      loop.wake()
      await over
    },
  }
  const over = run()
  return loop
}
