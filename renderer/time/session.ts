/** Milliseconds without work after which a session is over, and after which one has rested. */
export const pauses = { session: 30 * 60_000, rest: 5 * 60_000 } as const

/** How long has been worked: milliseconds, and moments in milliseconds since 1970. */
export type Work = {
  /** When the session began. */
  since: number
  lastAt: number
  /** In this session. */
  ms: number
  /** Since the last rest. */
  unrested: number
  /** Until which `unrested` nobody is to be reminded of a rest; 0 for not at all. */
  quietUntil: number
}

/** Adds work that ended just now, after a pause or without one. */
export function goOn(before: Work | null, ms: number, now: number): Work {
  const pause = before ? now - ms - before.lastAt : Number.POSITIVE_INFINITY
  if (before === null || pause >= pauses.session)
    return { since: now - ms, lastAt: now, ms, unrested: ms, quietUntil: 0 }
  const hasRested = pause >= pauses.rest
  return {
    since: before.since,
    lastAt: now,
    ms: before.ms + ms,
    unrested: hasRested ? ms : before.unrested + ms,
    quietUntil: hasRested ? 0 : before.quietUntil,
  }
}

/** Whether a rest is to be spoken of: after so many minutes of work without one, 0 for never. */
export const isDue = ({ unrested, quietUntil }: Work, minutes: number) =>
  minutes > 0 && unrested >= minutes * 60_000 && unrested >= quietUntil

/** The middle one, or the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
