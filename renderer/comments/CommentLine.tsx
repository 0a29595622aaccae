import { plural, t } from '@lingui/core/macro'
import { useState } from 'react'
import type { Criterion } from '../../shared/model/rubric.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import type { Comment } from '../store/comments.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { hide, keep, makeOwn, remove } from './acts.ts'
import css from './BankView.module.css'
import { CommentForm } from './CommentForm.tsx'

type CommentLineProps = {
  comment: Comment
  criterion: Criterion | null
  onRemoved: () => void
}

const writeUses = (uses: number) =>
  uses === 0 ? null : plural(uses, { one: 'used once', other: 'used # times' })

/** A comment of the bank, and what can be done with it. */
export function CommentLine({ comment, criterion, onRemoved }: CommentLineProps) {
  const { from, text, hidden, uses, ratingId } = comment
  const [isChanging, setChanging] = useState(false)
  // The button that opened the form has the focus again when it is gone.
  const [wasChanging, setWasChanging] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = (work: Promise<void>) => work.catch((error: unknown) => setProblem(toProblem(error)))
  if (isChanging) {
    const { id, rubricId, criterionId } = comment
    const start = { id, rubricId, criterionId, ratingId, text }
    return (
      <li className={css.line}>
        <CommentForm
          start={start}
          criterion={criterion}
          {...(from === 'office'
            ? { onKeep: (next) => makeOwn({ ...comment, ratingId: next.ratingId }, next.text) }
            : {})}
          onDone={() => {
            setChanging(false)
            setWasChanging(true)
          }}
        />
      </li>
    )
  }
  const about = [
    criterion && (criterion.ratings.find(({ id }) => id === ratingId)?.label ?? t`Any rating`),
    from === 'own'
      ? t({ message: 'own', comment: 'of a comment that the reviewer wrote' })
      : t`from the office`,
    writeUses(uses),
    hidden && t`out of sight`,
  ].filter(Boolean)
  return (
    <li className={css.line} data-hidden={hidden}>
      <p className={css.text}>{text}</p>
      <div className={css.foot}>
        <span>{about.join(' · ')}</span>
        <span className={css.actions}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- back from the form that it opened */}
          <Button kind="quiet" autoFocus={wasChanging} onPress={() => setChanging(true)}>
            {from === 'own' ? t({ message: 'Change', comment: 'a command' }) : t`Change for me`}
          </Button>
          {from === 'own' ? (
            <Button
              kind="quiet"
              onPress={() => {
                void run(remove(comment))
                onRemoved()
              }}
            >
              {t`Delete`}
            </Button>
          ) : (
            <Button kind="quiet" onPress={() => void run(hide(comment, !hidden))}>
              {hidden ? t`Show again` : t`Put out of sight`}
            </Button>
          )}
        </span>
      </div>
      {problem && <ProblemNote problem={problem} urgent />}
    </li>
  )
}

/** In the place of an own comment that was deleted: it can be had back. */
export function Removed({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const { id, rubricId, criterionId, ratingId, text } = comment
  const putBack = () =>
    void keep({ id, rubricId, criterionId, ratingId, text }).then(onDone, () => {})
  const start = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return (
    <output className={css.removed}>
      <span>{t`Deleted: “${start}”`}</span>
      {/* What had the focus is gone. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <Button kind="quiet" autoFocus onPress={putBack}>
        {t`Put it back`}
      </Button>
    </output>
  )
}
