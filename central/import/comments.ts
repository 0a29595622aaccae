import * as z from 'zod'
import { CommentBank } from '../../shared/model/comments.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { type Problem, problem } from '../../shared/protocol/problem.ts'
import { unknownIn } from '../../shared/rules/placeholders.ts'
import type { Central } from '../open.ts'
import { putCommentBank } from '../programme/comments.ts'
import { detailsOf } from './faults.ts'

export type CommentsReport = {
  banks: { rubricId: string; comments: number; result: 'new' | 'changed' | 'same' }[]
  /** Banks with a fault are not among `banks`, and were left as they are. */
  faults: Problem[]
  /** Placeholders that no workstation fills in; they stay as written. */
  unknown: { rubricId: string; commentId: string; placeholder: string }[]
}

const File = z.object({ banks: z.array(z.unknown()).min(1) })

const fault = (where: string, detail: string) => problem('comments-malformed', where, detail)

const faultsOf = (where: string, error: z.ZodError) =>
  detailsOf(error).map((detail) => fault(where, detail))

/** What a bank says of criteria and ratings that no version of its rubric has. */
function misfits(where: string, bank: CommentBank, versions: Rubric[]): Problem[] {
  if (versions.length === 0) return [fault(where, `there is no rubric ${bank.rubricId}`)]
  return bank.comments.flatMap(({ id, criterionId, ratingId }) => {
    if (criterionId === null) return []
    const criteria = versions.flatMap(({ criteria }) =>
      criteria.filter((criterion) => criterion.id === criterionId),
    )
    if (criteria.length === 0)
      return [fault(where, `comment ${id} is on a criterion ${criterionId}, which is not in it`)]
    const isThere = criteria.some(({ ratings }) => ratings.some((one) => one.id === ratingId))
    return ratingId === null || isThere
      ? []
      : [fault(where, `comment ${id} is on a rating ${ratingId}, which ${criterionId} has not`)]
  })
}

function read(text: string, name: string): { banks: unknown[]; faults: Problem[] } {
  try {
    const file = File.safeParse(JSON.parse(text.replace(/^\ufeff/, '')))
    if (file.success) return { banks: file.data.banks, faults: [] }
    return { banks: [], faults: faultsOf(name, file.error) }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable'
    return { banks: [], faults: [fault(name, `is not JSON: ${why}`)] }
  }
}

/**
 * Shares the banks of a file `{ "banks": [CommentBank, …] }`, each whole or not at all.
 * @param name of the file, as faults shall call it
 */
export async function importComments(
  { db }: Pick<Central, 'db'>,
  text: string,
  name: string,
): Promise<CommentsReport> {
  const { banks, faults } = read(text, name)
  const report: CommentsReport = { banks: [], faults, unknown: [] }
  for (const [at, entry] of banks.entries()) {
    const where = `${name}, banks[${at}]`
    const parsed = CommentBank.safeParse(entry)
    if (!parsed.success) {
      faults.push(...faultsOf(where, parsed.error))
      continue
    }
    const bank = parsed.data
    const { rubricId, comments } = bank
    const versions = await db
      .selectFrom('rubrics')
      .select('body')
      .where('id', '=', rubricId)
      .execute()
    const wrong = misfits(
      where,
      bank,
      versions.map(({ body }) => body),
    )
    if (wrong.length > 0) {
      faults.push(...wrong)
      continue
    }
    const result = await db.transaction().execute((trx) => putCommentBank(trx, bank))
    report.banks.push({ rubricId, comments: comments.length, result })
    for (const { id: commentId, text: written } of comments)
      for (const placeholder of unknownIn(written))
        report.unknown.push({ rubricId, commentId, placeholder })
  }
  return report
}
