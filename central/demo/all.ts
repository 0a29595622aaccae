import { planCalibration } from './calibration.ts'
import { planPackets } from './plan.ts'

/** All that the crew makes: the reviewer's packets, then those of the sets. */
export const planAll = (today: Date) => [...planPackets(today), ...planCalibration(today)]
