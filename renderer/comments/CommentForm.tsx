import { t } from '@lingui/core/macro'
import { useId, useState } from 'react'
import { commentLimit } from '../../shared/model/comments.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { unknownIn } from '../../shared/rules/placeholders.ts'
import type { OwnComment } from '../store/sealed.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Prose } from '../ui/Prose.tsx'
import { keep as keepOwn } from './acts.ts'
import css from './BankView.module.css'

type CommentFormProps = {
  start: OwnComment
  criterion: Criterion | null
  /** Keeps it in another way than as the own comment that it is. */
  onKeep?: (comment: OwnComment) => Promise<void>
  onDone: () => void
}

const any = ' any'

/** Writes an own comment. */
export function CommentForm({ start, criterion, onKeep = keepOwn, onDone }: CommentFormProps) {
  const id = useId()
  const [text, setText] = useState(start.text)
  const [ratingId, setRatingId] = useState(start.ratingId)
  const [problem, setProblem] = useState<Problem | null>(null)
  const length = text.trim().length
  const isKeepable = length > 0 && length <= commentLimit
  const unknown = unknownIn(text)
  const keep = () => {
    if (!isKeepable) return
    onKeep({ ...start, text, ratingId }).then(onDone, (error: unknown) =>
      setProblem(toProblem(error)),
    )
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <Prose
        id={id}
        label={t`Comment`}
        aside={length > commentLimit && t`at most ${commentLimit} characters`}
        isWanting={length > commentLimit}
        value={text}
        isFirst
        onChange={setText}
        onEnter={keep}
      />
      {unknown.length > 0 && (
        <p className={css.note}>
          {t`Nothing fills in ${{ placeholders: unknown.join(', ') }}: you will, each time.`}
        </p>
      )}
      {problem && <ProblemNote problem={problem} urgent />}
      <div className={css.actions}>
        {criterion && (
          <Pick
            label={t`For which rating`}
            framed
            value={ratingId ?? any}
            onChange={(chosen) => setRatingId(chosen === any ? null : chosen)}
            options={[
              { id: any, name: t`Any rating` },
              ...criterion.ratings.map((rating) => ({ id: rating.id, name: rating.label })),
            ]}
          />
        )}
        <Button onPress={onDone}>
          {t({ message: 'Leave it', comment: 'a command: nothing is done' })}
        </Button>
        <Button kind="primary" type="submit" isDisabled={!isKeepable}>
          {t`Keep`}
        </Button>
      </div>
    </form>
  )
}
