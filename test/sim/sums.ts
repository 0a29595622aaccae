/** What was done until now, to be told. */
export type Sums = {
  runs: number
  tasks: number
  decided: number
  conflicts: number
  deeds: number
}

export const nothingYet = (): Sums => ({ runs: 0, tasks: 0, decided: 0, conflicts: 0, deeds: 0 })

export const add = (one: Sums, other: Sums): Sums => ({
  runs: one.runs + other.runs,
  tasks: one.tasks + other.tasks,
  decided: one.decided + other.decided,
  conflicts: one.conflicts + other.conflicts,
  deeds: one.deeds + other.deeds,
})

/** @param begun when, in milliseconds */
export function tell(seed: number, sums: Sums, begun: number): string {
  const minutes = (Date.now() - begun) / 60_000
  const perMinute = Math.round(sums.runs / minutes)
  return JSON.stringify({ name: 'sim', seed, ...sums, perMinute })
}
