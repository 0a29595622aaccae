import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { FormerScore } from '../../shared/model/draft.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import { sameCriterion } from '../../shared/rules/rubric-change.ts'
import { Button } from '../ui/Button.tsx'
import { writeAnchor } from './anchors.ts'
import css from './Former.module.css'
import { Revised, type Revision } from './Revised.tsx'

type FormerProps = {
  score: FormerScore
  /** As it read then; null where that version of the rubric is not here. */
  criterion: Criterion | null
  now: Criterion
  items: Evidence[]
  revision: Revision
  /** What is tied to the criterion now. */
  tied: readonly Anchor[]
  onGo: (anchor: Anchor) => void
  /** Null where nothing can be tied. */
  onTie: ((anchor: Anchor) => void) | null
}

/** What a criterion was before packet or rubric moved on, beside which it is asked anew. */
export function Former(props: FormerProps) {
  const { score, criterion, now, items, revision, tied, onGo, onTie } = props
  const reworded = criterion !== null && !sameCriterion(criterion, now)
  const rating = (criterion ?? now).ratings.find(({ id }) => id === score.ratingId)
  const { packetRevision, rubricVersion } = score
  const label = rating?.label ?? score.ratingId ?? t`not rated`
  return (
    <section className={css.former} aria-label={t`Your rating before`}>
      <p>
        <Trans>
          <span className={css.word}>Before:</span> <strong>{label}</strong>
          <span className={css.muted}>
            {' '}
            on revision {packetRevision}, rubric version {rubricVersion}
          </span>
        </Trans>
      </p>
      {reworded && (
        <p className={css.text}>
          <del>{criterion.description}</del>
        </p>
      )}
      {score.comment && <p className={css.text}>{score.comment}</p>}
      {score.anchors.length > 0 && (
        <ul className={css.anchors}>
          {score.anchors.map((anchor) => {
            const name = writeAnchor(anchor, items)
            return (
              <li key={anchor.id} className={css.anchor}>
                <Button kind="quiet" onPress={() => onGo(anchor)}>
                  {name}
                </Button>
                <Revised
                  anchor={anchor}
                  name={name}
                  revision={revision}
                  tied={tied}
                  onTie={onTie}
                />
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
