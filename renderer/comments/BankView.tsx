import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import { placeholders } from '../../shared/rules/placeholders.ts'
import { bankOf, type Comment } from '../store/comments.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { matcher } from '../ui/matches.ts'
import { Pick } from '../ui/Pick.tsx'
import { ofShared } from '../words/shared.ts'
import css from './BankView.module.css'
import { CommentForm } from './CommentForm.tsx'
import { CommentLine, Removed } from './CommentLine.tsx'

type BankViewProps = { rubric: Rubric; first: string | null }

const all = 'all'
const whole = 'feedback'

/** All comments of a rubric by criterion: own ones to be changed, the office's to be put out of sight. */
export function BankView({ rubric, first }: BankViewProps) {
  const bank = useLiveQuery(() => bankOf(rubric.id), [rubric.id])
  const [shown, setShown] = useState(first ?? all)
  const [typed, setTyped] = useState('')
  const parts = [
    ...rubric.criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      criterion,
    })),
    { id: whole, title: t`Feedback to the learner`, criterion: null },
  ]
  if (!bank) return <div aria-busy />
  return (
    <div className={css.view}>
      <p className={css.about}>
        {t`Comments for “${{ rubric: rubric.title }}”. What you write with one is a copy: changing the bank changes nothing that was written or decided.`}
        {!bank.hasOffice && ` ${t`The office has shared none for this rubric so far.`}`}
      </p>
      <div className={css.filters}>
        <Pick
          label={t`Criterion`}
          framed
          value={shown}
          onChange={setShown}
          options={[
            { id: all, name: t`All criteria` },
            ...parts.map(({ id, title }) => ({ id, name: title })),
          ]}
        />
        <Field label={t`Find in the bank`} value={typed} onChange={setTyped} autoComplete="off" />
      </div>
      {parts
        .filter(({ id }) => shown === all || shown === id)
        .map((part) => (
          <Part
            key={part.id}
            rubricId={rubric.id}
            title={part.title}
            criterion={part.criterion}
            typed={typed}
            comments={bank.comments.filter(
              ({ criterionId }) => criterionId === (part.criterion?.id ?? null),
            )}
          />
        ))}
      <details className={css.names}>
        <summary>{t`What a comment can leave to be filled in`}</summary>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">
                {t({ message: 'Written', comment: 'a column: what stands in the comment' })}
              </th>
              <th scope="col">
                {t({ message: 'Becomes', comment: 'a column: what is filled in for it' })}
              </th>
            </tr>
          </thead>
          <tbody>
            {placeholders.map(({ name, what }) => (
              <tr key={name}>
                <td>{`{${name}}`}</td>
                <td>{ofShared(what)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {t`Anything else in braces stays as it is, and is pointed out until you have filled it in.`}
        </p>
      </details>
    </div>
  )
}

type PartProps = {
  rubricId: string
  title: string
  criterion: Criterion | null
  typed: string
  comments: Comment[]
}

/** The comments of one criterion, or of the review as a whole. */
function Part({ rubricId, title, criterion, typed, comments }: PartProps) {
  const [isAdding, setAdding] = useState(false)
  const [wasAdding, setWasAdding] = useState(false)
  const [removed, setRemoved] = useState<Comment | null>(null)
  // It may have been put back by other means.
  const isGone = removed !== null && !comments.some(({ key }) => key === removed.key)
  const has = matcher(typed)
  const found = comments.filter(({ text }) => has(text))
  return (
    <section aria-label={title} className={css.part}>
      <header className={css.head}>
        <h3>{title}</h3>
        {!isAdding && (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- back from the form that it opened
          <Button autoFocus={wasAdding} onPress={() => setAdding(true)}>
            {t`Add a comment`}
          </Button>
        )}
      </header>
      {isAdding && (
        <CommentForm
          start={{
            id: crypto.randomUUID(),
            rubricId,
            criterionId: criterion?.id ?? null,
            ratingId: null,
            text: '',
          }}
          criterion={criterion}
          onDone={() => {
            setAdding(false)
            setWasAdding(true)
          }}
        />
      )}
      {isGone && <Removed comment={removed} onDone={() => setRemoved(null)} />}
      {found.length === 0 && !isGone && !isAdding && (
        <p className={css.none}>{typed.trim() === '' ? t`No comments yet.` : t`None has this.`}</p>
      )}
      <ul>
        {found.map((comment) => (
          <CommentLine
            key={comment.key}
            comment={comment}
            criterion={criterion}
            onRemoved={() => setRemoved(comment)}
          />
        ))}
      </ul>
    </section>
  )
}
