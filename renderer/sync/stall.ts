import { problem, ProblemError } from '../../shared/protocol/problem.ts'

/** Milliseconds without a byte after which a download is given up. */
const patience = 30_000

/**
 * Once nothing more is wanted: what has come to this machine already would have to be sent again, and
 * is read within moments. In milliseconds without a byte, and in all.
 */
const hurry = { quiet: 1000, all: 5000 }

export type Stall = {
  /** Aborts when the download is given up. */
  signal: AbortSignal
  /** What comes, if it comes in time. @throws ProblemError `central-unreachable` if not */
  within<Result>(coming: Promise<Result>): Promise<Result>
  /** It is watched no more. */
  end(): void
}

/**
 * Watches a download from its question on.
 * @param address of central records, to name them by
 * @param unwanted from then on, the rest is waited for in a hurry
 */
export function watchStall(address: string, unwanted: AbortSignal): Stall {
  const { promise: stalled, reject } = Promise.withResolvers<never>()
  stalled.catch(() => {})
  const given = new AbortController()
  const giveUp = () => {
    const why = new ProblemError(problem('central-unreachable', address, 'no bytes came'))
    reject(why)
    given.abort(why)
  }
  let waiting = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: ReturnType<typeof setTimeout> | undefined
  const arm = () => {
    clearTimeout(timer)
    if (waiting > 0) timer = setTimeout(giveUp, unwanted.aborted ? hurry.quiet : patience)
  }
  const hurryUp = () => {
    last = setTimeout(giveUp, hurry.all)
    arm()
  }
  if (unwanted.aborted) hurryUp()
  else unwanted.addEventListener('abort', hurryUp)
  return {
    signal: given.signal,
    async within(coming) {
      waiting += 1
      arm()
      try {
        return await Promise.race([coming, stalled])
      } finally {
        waiting -= 1
        arm()
      }
    },
    end() {
      unwanted.removeEventListener('abort', hurryUp)
      clearTimeout(timer)
      clearTimeout(last)
    },
  }
}
