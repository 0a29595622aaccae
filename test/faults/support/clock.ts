/**
 * A clock that is wrong by as much as it is told: in the window and its workers, and in the host,
 * where this file is loaded before the program (`--import`) and told over its channel.
 */
import type { Page, Worker } from '@playwright/test'

export type Shift = { clock: number }

/** Replaces `Date`, in whichever scope it runs; it refers to nothing outside itself. */
export function shiftDate(milliseconds: number): void {
  const scope = globalThis as typeof globalThis & { realDate?: DateConstructor; shift?: number }
  scope.shift = milliseconds
  if (scope.realDate !== undefined) return
  const Real = (scope.realDate = Date)
  const now = () => Real.now() + (scope.shift ?? 0)
  const Shifted = class extends Real {
    constructor(...given: []) {
      // Without a value it is now; all else says which moment it is.
      if (given.length === 0) super(now())
      else super(...given)
    }
    static override now = now
  }
  scope.Date = Shifted as DateConstructor
}

/** Sets the clock of a window, of its workers, and of whatever it opens later. */
export async function shiftWindow(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate(shiftDate, milliseconds)
  for (const worker of page.workers()) await worker.evaluate(shiftDate, milliseconds)
}

/** Has workers that a window starts begin with a clock. @param shift says which */
export function shiftWorkers(page: Page, shift: () => number): void {
  page.on('worker', (worker: Worker) => {
    // One that ends meanwhile needs no clock.
    worker.evaluate(shiftDate, shift()).catch(() => {})
  })
}

if (process.env['EVIDENCE_FAULT_CLOCK'] !== undefined && process.send)
  process.on('message', (message: Partial<Shift>) => {
    if (message.clock !== undefined) shiftDate(message.clock)
  })
