import type { QueueRow } from '../queue.ts'
import { isDecided } from '../work.ts'

export type DueCount = { packets: number; decided: number }

type Counted = Pick<QueueRow, 'dueAt' | 'standing'>

/**
 * Counts by the day on which packets are due, by the reviewer's own calendar: kept with each row that
 * comes, moves on or goes, so that nobody counts rows to tell how far a week has come.
 */
export class Dues {
  readonly #days = new Map<number, DueCount>()

  /** A row has come, changed or gone. */
  move(before: Counted | null, after: Counted | null): void {
    if (before) this.#add(before, -1)
    if (after) this.#add(after, 1)
  }

  /** What is due from one moment on until before another; both begin a day. */
  between(from: Date, until: Date): DueCount {
    const sum: DueCount = { packets: 0, decided: 0 }
    for (const [day, { packets, decided }] of this.#days) {
      if (day < from.getTime() || day >= until.getTime()) continue
      sum.packets += packets
      sum.decided += decided
    }
    return sum
  }

  #add(row: Counted, by: 1 | -1): void {
    if (row.dueAt === null) return
    const day = new Date(row.dueAt).setHours(0, 0, 0, 0)
    const { packets, decided } = this.#days.get(day) ?? { packets: 0, decided: 0 }
    const next = { packets: packets + by, decided: decided + (isDecided(row) ? by : 0) }
    if (next.packets === 0) this.#days.delete(day)
    else this.#days.set(day, next)
  }
}
