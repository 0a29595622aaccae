import { t } from '@lingui/core/macro'
import { history as ofWindow, type History } from '../scoring/history.ts'
import { bankOf, type Comment, hideComment, keepComment, removeComment } from '../store/comments.ts'
import type { Store } from '../store/databases.ts'
import { store } from '../store/open.ts'
import type { OwnComment } from '../store/sealed.ts'

type With = { history: History; at: Pick<Store, 'library' | 'journal' | 'keys'> }
const here = (): With => ({ history: ofWindow, at: store() })

const keeping = (comment: OwnComment, at: With['at']) => ({
  run: () => keepComment(comment, at),
  said: t`The comment is in the bank as it was`,
})
const removing = (id: string, at: With['at']) => ({
  run: () => removeComment(id, at),
  said: t`The comment is not in the bank any more`,
})
const hiding = (key: string, hidden: boolean, at: With['at']) => ({
  run: () => hideComment(key, hidden, at),
  said: hidden ? t`The comment is out of sight again` : t`The comment is in sight again`,
})

/** Keeps an own comment, new or changed, as a step that can be taken back. @throws as `keepComment` */
export async function keep(comment: OwnComment, { history, at }: With = here()): Promise<void> {
  const { comments } = await bankOf(comment.rubricId, at)
  const before = comments.find((one) => one.from === 'own' && one.id === comment.id)
  await keepComment(comment, at)
  history.did(before ? keeping(toOwn(before), at) : removing(comment.id, at), keeping(comment, at))
}

/** Deletes an own comment, as a step that can be taken back. */
export async function remove(comment: OwnComment, { history, at }: With = here()): Promise<void> {
  await removeComment(comment.id, at)
  history.did(keeping(toOwn(comment), at), removing(comment.id, at))
}

/** Puts a comment out of sight where comments are offered, or back, as a step that can be taken back. */
export async function hide(
  { key }: Pick<Comment, 'key'>,
  hidden: boolean,
  { history, at }: With = here(),
): Promise<void> {
  await hideComment(key, hidden, at)
  history.did(hiding(key, !hidden, at), hiding(key, hidden, at))
}

/**
 * Makes the reviewer's own out of one of the office's, which goes out of sight, as one step that can be
 * taken back.
 */
export async function makeOwn(
  comment: Comment,
  text: string,
  { history, at }: With = here(),
): Promise<void> {
  const { key, hidden } = comment
  const own = { ...toOwn(comment), id: crypto.randomUUID(), text }
  const redo = async () => {
    await keepComment(own, at)
    await hideComment(key, true, at)
  }
  await redo()
  const undo = async () => {
    await removeComment(own.id, at)
    await hideComment(key, hidden, at)
  }
  history.did(
    { run: undo, said: t`The comment is the office’s again` },
    { run: redo, said: t`The comment is your own again` },
  )
}

const toOwn = ({ id, rubricId, criterionId, ratingId, text }: OwnComment): OwnComment => ({
  id,
  rubricId,
  criterionId,
  ratingId,
  text,
})
