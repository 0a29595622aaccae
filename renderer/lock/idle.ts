/** Minutes without a touch after which the windows lock; the first is what a new machine has. */
export const idleChoices = [15, 5, 30, 60] as const
export type IdleMinutes = (typeof idleChoices)[number]

const key = 'lock-after'

export function readIdle(): IdleMinutes {
  const kept = Number(localStorage.getItem(key))
  return idleChoices.find((minutes) => minutes === kept) ?? idleChoices[0]
}

export const keepIdle = (minutes: IdleMinutes) => localStorage.setItem(key, String(minutes))

/**
 * Measures rest by two clocks: one stands still while the machine sleeps, the other can be set.
 * @param clocks in milliseconds
 */
export function createRest(clocks: () => number[] = () => [performance.now(), Date.now()]) {
  let since = clocks()
  return {
    touch(): void {
      since = clocks()
    },
    /** Milliseconds since the last touch, by the clock by which it was longer. */
    rested: (): number => Math.max(...clocks().map((now, index) => now - (since[index] ?? now))),
  }
}
