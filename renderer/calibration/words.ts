import { plural, t } from '@lingui/core/macro'
import type { Tolerance } from '../../shared/model/calibration.ts'
import { percentOf } from '../../shared/rules/agreement/words.ts'
import type { Compared } from '../../shared/rules/qualification.ts'
import type { CalibrationSet, QualificationRound } from '../store/calibration.ts'

export function writeApart({ apart }: Pick<Compared, 'apart'>): string {
  if (apart === null) return t`You gave no rating`
  if (apart === 0) return t`As agreed`
  const steps = Math.abs(apart)
  return apart > 0
    ? plural(steps, { one: '# step higher than agreed', other: '# steps higher than agreed' })
    : plural(steps, { one: '# step lower than agreed', other: '# steps lower than agreed' })
}

export function writeExact(compared: readonly Compared[]): string {
  const exact = compared.filter(({ apart }) => apart === 0).length
  return t`${exact} of ${{ all: compared.length }} as agreed`
}

/** How a rating lies to the one that was given the first time. */
export function writeAgain({ apart }: Pick<Compared, 'apart'>): string {
  if (apart === null) return t`Not rated`
  if (apart === 0) return t`The same`
  const steps = Math.abs(apart)
  return apart > 0
    ? plural(steps, { one: '# step higher', other: '# steps higher' })
    : plural(steps, { one: '# step lower', other: '# steps lower' })
}

export function writeSame(compared: readonly Compared[]): string {
  const same = compared.filter(({ apart }) => apart === 0).length
  return same === compared.length
    ? t`all ${same} ratings the same`
    : t`${same} of ${{ all: compared.length }} ratings the same`
}

/** What it takes to pass, in a sentence. */
export function writeTolerance({ exact, within }: Tolerance): string {
  const share = percentOf(exact)
  return within === 0
    ? t`To pass, at least ${share} of the ratings are as agreed.`
    : t`To pass, at least ${share} of the ratings are as agreed and none more than ${plural(within, { one: 'one step', other: '# steps' })} off.`
}

/** How a finished round went, or how far one is. */
export function writeRound({ verdict, items }: QualificationRound): string {
  if (verdict === null) {
    const done = items.filter(({ isDone }) => isDone).length
    return t`${done} of ${{ all: items.length }} packets decided. How you did is shown when all are.`
  }
  const { passed, exact, criteria, far } = verdict
  if (passed) return t`Passed: ${exact} of ${criteria} ratings as agreed.`
  return far === 0
    ? t`Not passed: ${exact} of ${criteria} ratings as agreed.`
    : t`Not passed: ${exact} of ${criteria} ratings as agreed; ${far} too far off.`
}

/** Where the reviewer stands with a rubric, and what follows from it. */
export function writeStanding({ rounds, demanded, passed, allowed }: CalibrationSet): string {
  if (rounds.length === 0) return t`There is no qualification set for this rubric.`
  if (passed) return t`You have qualified: the packets of this rubric are open.`
  const locks = demanded
    ? t`The packets of this rubric are locked until you pass.`
    : t`It is not demanded: the packets of this rubric are open.`
  const last = rounds.at(-1)!
  if (last.verdict === null) return locks
  const further =
    last.round < allowed
      ? t`Another round comes with the next sync; until then you can practise.`
      : t`Your office allowed ${plural(allowed, { one: 'one round', other: '# rounds' })}; ask it how to go on.`
  return `${locks} ${further}`
}
