import { type Agreement, agreementOf } from '../../shared/rules/agreement/criterion.ts'
import { sayAgreement } from '../../shared/rules/agreement/words.ts'
import { pairsOf } from '../../shared/rules/qualification.ts'
import { inEnglish } from '../../shared/rules/said.ts'
import type { Db } from '../database/tables.ts'
import { compareKeyed, selectKeyed } from './keyed.ts'

export type SeedLine = {
  reviewer: string
  rubric: string
  criterion: string
  agreement: Agreement
  /** The same in a sentence. */
  words: string
}

/** How reviewers agree with the key of the hidden packets that they decided, by criterion. */
export async function reportSeeds(db: Db): Promise<SeedLine[]> {
  const rows = await selectKeyed(db)
    .where('packets.calibration', '=', 'seed')
    .where('in_effect.canonical', 'is not', null)
    .execute()
  const groups = Map.groupBy(rows, ({ reviewer, rubric }) => `${reviewer} ${rubric.id}`)
  return [...groups.values()]
    .flatMap((group) => {
      const reviewer = group[0]!.reviewer!
      // Criteria of the newest version that any of them was decided with.
      const rubric = group.map((row) => row.rubric).toSorted((a, b) => b.version - a.version)[0]!
      const compared = group.flatMap(compareKeyed)
      return rubric.criteria.map(({ id, title, ratings }): SeedLine => {
        const agreement = agreementOf(pairsOf(rubric, id, compared), ratings.length)
        const words = inEnglish(...sayAgreement(agreement))
        return { reviewer, rubric: rubric.id, criterion: title, agreement, words }
      })
    })
    .toSorted((one, other) =>
      `${one.reviewer} ${one.rubric}`.localeCompare(`${other.reviewer} ${other.rubric}`),
    )
}
