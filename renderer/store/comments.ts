import { CommentText } from '../../shared/model/comments.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import type { Journal, Store } from './databases.ts'
import { store } from './open.ts'
import type { CommentUseRow } from './rows.ts'
import { openComment, type OwnComment, sealComment } from './sealed.ts'

/** A comment that can be used, of the office's bank or the reviewer's own. */
export type Comment = OwnComment & {
  /** What its uses are counted by. */
  key: string
  from: 'office' | 'own'
} & Omit<CommentUseRow, 'key'>

const unused = { uses: 0, usedAt: null, hidden: false }

/** An own comment's id is a UUID, which no id of the office's with its rubric is. */
const officeKey = (rubricId: string, id: string) => `${rubricId} ${id}`

export type Bank = {
  /** The office's in its order, then the own ones; what was put out of sight too. */
  comments: Comment[]
  /** Whether the office's bank is here. */
  hasOffice: boolean
}

/** All comments of a rubric on this machine, with what was done with each. */
export async function bankOf(
  rubricId: string,
  { library, journal, keys }: Pick<Store, 'library' | 'journal' | 'keys'> = store(),
): Promise<Bank> {
  const [office, rows, uses] = await Promise.all([
    library.banks.get(rubricId),
    journal.comments.where('rubricId').equals(rubricId).toArray(),
    journal.commentUses.toArray(),
  ])
  // A live query follows what was read up to here: WebCrypto is not IndexedDB.
  const opened = await Promise.all(
    // One that is damaged hides no other; its row stays.
    rows.map((row) => openComment(keys, row).catch(() => null)),
  )
  const used = new Map(uses.map(({ key, ...row }) => [key, row]))
  const withUse = (comment: OwnComment, key: string, from: Comment['from']): Comment => ({
    ...comment,
    key,
    from,
    ...(used.get(key) ?? unused),
  })
  return {
    hasOffice: office !== undefined,
    comments: [
      ...(office?.comments ?? []).map((comment) =>
        withUse({ ...comment, rubricId }, officeKey(rubricId, comment.id), 'office'),
      ),
      ...opened.flatMap((comment) => (comment ? [withUse(comment, comment.id, 'own')] : [])),
    ],
  }
}

/** The rubrics of this machine in their newest versions, by title. */
export async function rubricsHere(
  { library }: Pick<Store, 'library'> = store(),
): Promise<Rubric[]> {
  const newest = new Map<string, Rubric>()
  for (const rubric of await library.rubrics.toArray())
    if ((newest.get(rubric.id)?.version ?? 0) < rubric.version) newest.set(rubric.id, rubric)
  return [...newest.values()].toSorted((one, other) => one.title.localeCompare(other.title))
}

/**
 * Keeps an own comment, new or changed; what was written with it stays as it was written.
 * @throws ZodError for a text that is empty or longer than `commentLimit`
 */
export async function keepComment(
  comment: OwnComment,
  { journal, keys }: Pick<Store, 'journal' | 'keys'> = store(),
): Promise<void> {
  const row = await sealComment(keys, { ...comment, text: CommentText.parse(comment.text) })
  await journal.comments.put(row)
}

/** Deletes an own comment; how often it was used stays, for it may be put back. */
export const removeComment = (
  id: string,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<void> => journal.comments.delete(id)

/** Changes what is known of a comment's use; windows may do so at once. */
const amend = (
  journal: Journal,
  key: string,
  change: (row: CommentUseRow) => CommentUseRow,
): Promise<void> =>
  journal.transaction('rw', journal.commentUses, async () => {
    const row = (await journal.commentUses.get(key)) ?? { key, ...unused }
    await journal.commentUses.put(change(row))
  })

/** Counts that a comment was taken. */
export const countUse = (
  key: string,
  now = Date.now(),
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<void> => amend(journal, key, (row) => ({ ...row, uses: row.uses + 1, usedAt: now }))

/** Puts a comment out of sight where comments are offered, or back. */
export const hideComment = (
  key: string,
  hidden: boolean,
  { journal }: Pick<Store, 'journal'> = store(),
): Promise<void> => amend(journal, key, (row) => ({ ...row, hidden }))
