import { addWork } from '../store/times.ts'
import { WorkClock } from './WorkClock.ts'

/** The clock of this window. What cannot be written is not counted, and not worth a word. */
export const clock = new WorkClock(
  (slices) => void addWork(slices).catch(() => {}),
  () => performance.now(),
)
