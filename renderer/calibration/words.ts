import type { Tolerance } from '../../shared/model/calibration.ts'
import { percentOf } from '../../shared/rules/agreement/words.ts'
import type { Compared } from '../../shared/rules/qualification.ts'
import type { CalibrationSet, QualificationRound } from '../store/calibration.ts'

export function writeApart({ apart }: Pick<Compared, 'apart'>): string {
  if (apart === null) return 'You gave no rating'
  if (apart === 0) return 'As agreed'
  const steps = Math.abs(apart) === 1 ? '1 step' : `${Math.abs(apart)} steps`
  return apart > 0 ? `${steps} higher than agreed` : `${steps} lower than agreed`
}

export function writeExact(compared: readonly Compared[]): string {
  const exact = compared.filter(({ apart }) => apart === 0).length
  return `${exact} of ${compared.length} as agreed`
}

/** How a rating lies to the one that was given the first time. */
export function writeAgain({ apart }: Pick<Compared, 'apart'>): string {
  if (apart === null) return 'Not rated'
  if (apart === 0) return 'The same'
  const steps = Math.abs(apart) === 1 ? '1 step' : `${Math.abs(apart)} steps`
  return `${steps} ${apart > 0 ? 'higher' : 'lower'}`
}

export function writeSame(compared: readonly Compared[]): string {
  const same = compared.filter(({ apart }) => apart === 0).length
  return same === compared.length
    ? `all ${same} ratings the same`
    : `${same} of ${compared.length} ratings the same`
}

/** What it takes to pass, in a sentence. */
export function writeTolerance({ exact, within }: Tolerance): string {
  const off =
    within === 0 ? '' : ` and none more than ${within === 1 ? 'one step' : `${within} steps`} off`
  return `To pass, at least ${percentOf(exact)} of the ratings are as agreed${off}.`
}

/** How a finished round went, or how far one is. */
export function writeRound({ verdict, items }: QualificationRound): string {
  if (verdict === null) {
    const done = items.filter(({ isDone }) => isDone).length
    return `${done} of ${items.length} packets decided. How you did is shown when all are.`
  }
  const exact = `${verdict.exact} of ${verdict.criteria} ratings as agreed`
  if (verdict.passed) return `Passed: ${exact}.`
  const far = verdict.far === 0 ? '' : `; ${verdict.far} too far off`
  return `Not passed: ${exact}${far}.`
}

/** Where the reviewer stands with a rubric, and what follows from it. */
export function writeStanding({ rounds, demanded, passed, allowed }: CalibrationSet): string {
  if (rounds.length === 0) return 'There is no qualification set for this rubric.'
  if (passed) return 'You have qualified: the packets of this rubric are open.'
  const locks = demanded
    ? 'The packets of this rubric are locked until you pass.'
    : 'It is not demanded: the packets of this rubric are open.'
  const last = rounds.at(-1)!
  if (last.verdict === null) return locks
  return last.round < allowed
    ? `${locks} Another round comes with the next sync; until then you can practise.`
    : `${locks} Your office allowed ${allowed === 1 ? 'one round' : `${allowed} rounds`}; ask it how to go on.`
}
