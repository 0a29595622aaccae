import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Score } from '../../shared/model/decision.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import { writeAbout } from '../../shared/rules/about.ts'
import type { Fate } from '../../shared/rules/merge.ts'
import { sameCriterion } from '../../shared/rules/rubric-change.ts'
import { writeAnchor } from '../scoring/anchors.ts'
import { behavioursOf, seenOf } from '../../shared/rules/behaviours.ts'
import { Seen } from '../scoring/Seen.tsx'
import type { ConflictView } from '../store/conflicts.ts'
import css from './Comparison.module.css'

type Line = {
  id: string
  old: Criterion | null
  now: Criterion | null
  score: Score | null
  /** Of the decision in effect, where it is the reviewer's own. */
  other: Score | null
  fate: Fate | null
}

const fateNames: Record<Fate, string> = {
  carried: t`stays as it is`,
  changed: t`asked again`,
  new: t({ message: 'new', comment: 'of a criterion: it was not asked before' }),
  gone: t`no longer asked`,
}

function linesOf({ review, before, now, merged }: ConflictView): Line[] {
  const then = before.rubric?.criteria ?? []
  const today = now?.rubric.criteria ?? []
  const ids = new Set([...today, ...then].map(({ id }) => id))
  for (const { criterionId } of review.scores) ids.add(criterionId)
  const other = now?.packet.decided?.own?.scores ?? []
  return [...ids].map((id) => ({
    id,
    old: then.find((criterion) => criterion.id === id) ?? null,
    now: today.find((criterion) => criterion.id === id) ?? null,
    score: review.scores.find(({ criterionId }) => criterionId === id) ?? null,
    other: other.find(({ criterionId }) => criterionId === id) ?? null,
    fate: merged?.fates.get(id) ?? null,
  }))
}

/** Old beside new, criterion by criterion; what is carried over takes one line. */
export function Comparison({ view }: { view: ConflictView }) {
  const hasOther = (view.now?.packet.decided?.own ?? null) !== null
  const asks = view.resolutions.includes('resubmit')
  // Where the packet is not the reviewer's to decide any more, what it asks now is no matter of theirs.
  const compares = asks || hasOther
  const then = view.before.rubric?.criteria ?? []
  const evidence = view.before.packet?.evidence ?? []
  return (
    <section className={css.comparison} aria-label={t`Criterion by criterion`}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t`Criterion`}</th>
            <th scope="col">{t`As you decided`}</th>
            {compares && (
              <th scope="col">
                {hasOther ? t`In effect, from your other device` : t`As it is now`}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {linesOf(view).map((line) => (
            <tr key={line.id} data-fate={asks ? line.fate : undefined}>
              <th scope="row">
                {(line.now ?? line.old)?.title ?? line.id}
                {asks && line.fate && (
                  <span className={css.fate} data-fate={line.fate}>
                    {fateNames[line.fate]}
                  </span>
                )}
              </th>
              <td>
                <Given score={line.score} criterion={line.old ?? line.now} view={view} />
                {compares && isReworded(line) && <Wording of={line.old} beside={line.now} />}
              </td>
              {compares && (
                <td>
                  {hasOther ? (
                    <Given score={line.other} criterion={line.now} view={view} />
                  ) : (
                    <Wording of={line.now} beside={line.old} always={line.fate === 'changed'} />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Said name={t`What it is about`} text={writeAbout(view.review.about, then, evidence) ?? ''} />
      <Said name={t`Feedback to the learner`} text={view.review.feedback} />
      <Said name={t`Note to the office`} text={view.review.note} />
    </section>
  )
}

const isReworded = ({ old, now }: Line) =>
  old !== null && (now === null || !sameCriterion(old, now))

type GivenProps = { score: Score | null; criterion: Criterion | null; view: ConflictView }

function Given({ score, criterion, view: { before, now } }: GivenProps) {
  if (score === null) return <p className={css.muted}>{t`not scored`}</p>
  const rating = criterion?.ratings.find(({ id }) => id === score.ratingId)
  const items = [before.packet, now?.packet].flatMap((packet) => packet?.evidence ?? [])
  return (
    <>
      {score.ratingId === null ? (
        <p className={css.muted}>{t`not rated`}</p>
      ) : (
        <p className={css.rating}>{rating?.label ?? score.ratingId}</p>
      )}
      {criterion && <Seen behaviours={seenOf(behavioursOf(criterion), score)} />}
      {score.comment && <p className={css.text}>{score.comment}</p>}
      {score.anchors.length > 0 && (
        <p className={css.muted}>
          {score.anchors.map((anchor) => writeAnchor(anchor, items)).join(', ')}
        </p>
      )}
    </>
  )
}

type WordingProps = { of: Criterion | null; beside: Criterion | null; always?: boolean }

/** What a criterion asks, where that is not the same on the other side. */
function Wording({ of, beside, always = false }: WordingProps) {
  if (of === null) return <p className={css.muted}>{t`not asked`}</p>
  const same = beside !== null && sameCriterion(of, beside)
  if (same)
    return (
      <p className={css.muted}>{always ? t`asks the same; its evidence changed` : t`the same`}</p>
    )
  return (
    <div className={css.wording}>
      <p>{of.description}</p>
      <ol>
        {of.ratings.map(({ id, label, description }) => (
          <li key={id}>
            {id === of.requiredRatingId ? (
              <Trans>
                <strong>{label}</strong>
                <span className={css.required}> required</span>: {description}
              </Trans>
            ) : (
              <Trans>
                <strong>{label}</strong>: {description}
              </Trans>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

const Said = ({ name, text }: { name: string; text: string }) =>
  text === '' ? null : (
    <div className={css.said}>
      <h3>{name}</h3>
      <p className={css.text}>{text}</p>
    </div>
  )
