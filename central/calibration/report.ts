import { Decision } from '../../shared/model/decision.ts'
import { type Agreement, agreementOf } from '../../shared/rules/agreement/criterion.ts'
import { writeAgreement } from '../../shared/rules/agreement/words.ts'
import { compare, pairsOf } from '../../shared/rules/qualification.ts'
import type { Db } from '../database/tables.ts'

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
  const rows = await db
    .selectFrom('packets')
    .innerJoin('agreed', 'agreed.packet_id', 'packets.id')
    .innerJoin('in_effect', 'in_effect.packet_id', 'packets.id')
    .innerJoin('rubrics', (join) =>
      join
        .onRef('rubrics.id', '=', 'packets.rubric_id')
        .onRef('rubrics.version', '=', 'packets.rubric_version'),
    )
    .where('packets.calibration', '=', 'seed')
    .select([
      'in_effect.reviewer_id as reviewer',
      'in_effect.canonical',
      'agreed.body as agreed',
      'rubrics.body as rubric',
    ])
    .execute()
  const groups = Map.groupBy(rows, ({ reviewer, rubric }) => `${reviewer} ${rubric.id}`)
  return [...groups.values()]
    .flatMap((group) => {
      const { reviewer } = group[0]!
      // Criteria of the newest version that any of them was decided with.
      const rubric = group.map((row) => row.rubric).toSorted((a, b) => b.version - a.version)[0]!
      const compared = group.flatMap((row) => {
        const decision = Decision.parse(JSON.parse(row.canonical))
        return decision.kind === 'withdrawal'
          ? []
          : compare(row.rubric, decision.scores, row.agreed)
      })
      return rubric.criteria.map(({ id, title, ratings }): SeedLine => {
        const agreement = agreementOf(pairsOf(rubric, id, compared), ratings.length)
        const words = writeAgreement(agreement)
        return { reviewer, rubric: rubric.id, criterion: title, agreement, words }
      })
    })
    .toSorted((one, other) =>
      `${one.reviewer} ${one.rubric}`.localeCompare(`${other.reviewer} ${other.rubric}`),
    )
}
