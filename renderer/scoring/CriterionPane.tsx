import { selectOrdinal, t } from '@lingui/core/macro'
import { Lock } from 'lucide-react'
import type { Anchor } from '../../shared/model/anchor.ts'
import { type DraftScore, emptyScore, type FormerScore } from '../../shared/model/draft.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { Standard } from '../../shared/model/framework.ts'
import type { Criterion } from '../../shared/model/rubric.ts'
import type { EarlierScore, Kept } from '../../shared/rules/attempts.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import { BankText } from '../comments/BankText.tsx'
import { useSay } from '../ui/Announcer.tsx'
import { Anchors } from './Anchors.tsx'
import { renewed, writeAnchor } from './anchors.ts'
import type { Annotations } from './annotations.ts'
import { Behaviours } from './Behaviours.tsx'
import css from './CriterionPane.module.css'
import { Earlier } from './Earlier.tsx'
import { commentOn, type Edit, rate, tick } from './edits.ts'
import { Former } from './Former.tsx'
import { Ratings } from './Ratings.tsx'
import type { Revision } from './Revised.tsx'

/** What a press ties to the criterion. */
export type Here = {
  label: string
  /** Whether it was chosen, and can be let go again. */
  isChosen: boolean
  onTie: () => void
  onForget: () => void
}

type CriterionPaneProps = {
  criterion: Criterion
  standard: Standard | undefined
  score: DraftScore | undefined
  kept: Kept | undefined
  /** How it was rated in the attempt before, and as it read then; null where it was not. */
  earlier: { score: EarlierScore; criterion: Criterion } | null
  /** What it was before packet or rubric moved on; null where nothing of it is asked anew. */
  former: { score: FormerScore; criterion: Criterion | null } | null
  items: Evidence[]
  revision: Revision
  /** Null where what is on screen is no evidence of the packet any more. */
  here: Here | null
  /** Whether this criterion was rated and lacks its place in the evidence. */
  lacksAnchor: boolean
  /** Whether deciding was tried while it had no rating. */
  lacksRating: boolean
  isDisabled: boolean
  annotations: Annotations
  onEdit: (edit: Edit) => void
  onGo: (anchor: Anchor) => void
}

/** The criterion in work: its text in full, its ratings, its evidence, its comment. */
export function CriterionPane(props: CriterionPaneProps) {
  const commentKey = useKeyHint('comment')
  const { criterion, standard, kept, revision, here, isDisabled, annotations, onEdit } = props
  const { id } = criterion
  const score = props.score ?? emptyScore
  const say = useSay()
  const tieAgain = (anchor: Anchor) => {
    annotations.tie(id, [renewed(anchor, new Date())])
    say(t`Tied ${{ place: writeAnchor(anchor, props.items) }} to ${{ criterion: criterion.title }}`)
  }
  return (
    <div className={css.pane}>
      <p>{criterion.description}</p>
      {kept ? (
        <KeptRating criterion={criterion} kept={kept} />
      ) : (
        <>
          {props.earlier && <Earlier {...props.earlier} />}
          {props.former && (
            <Former
              {...props.former}
              now={criterion}
              items={props.items}
              revision={revision}
              tied={score.anchors}
              onGo={props.onGo}
              onTie={isDisabled ? null : tieAgain}
            />
          )}
          {props.lacksRating && <p className={css.wanting}>{t`needs a rating`}</p>}
          <Ratings
            criterion={criterion}
            chosen={score.ratingId}
            isDisabled={isDisabled}
            onChoose={(ratingId) => onEdit(rate(id, ratingId))}
          />
          <Behaviours
            criterion={criterion}
            score={score}
            isDisabled={isDisabled}
            onTick={(behaviourId, isSeen) => onEdit(tick(criterion, behaviourId, isSeen))}
          />
          <Anchors
            anchors={score.anchors}
            items={props.items}
            revision={revision}
            here={here}
            demanded={criterion.evidenceDemanded}
            isWanting={props.lacksAnchor}
            isDisabled={isDisabled}
            onUntie={(anchor) => annotations.untie(id, anchor)}
            onNote={(anchor, note) => annotations.note(id, anchor, note)}
            onGo={props.onGo}
          />
        </>
      )}
      {/* What is kept is not written on again; what was written stays to be seen. */}
      {(!kept || score.comment !== '') && (
        <BankText
          criterionId={id}
          id="comment"
          label={t`Comment`}
          placeholder={t`On this criterion${commentKey}`}
          value={score.comment}
          isDisabled={isDisabled}
          onChange={(comment) => onEdit(commentOn(id, comment))}
        />
      )}
      {standard && (
        <p className={css.standard}>
          {t`${{ code: standard.code }}: ${{ statement: standard.statement }}`}
        </p>
      )}
    </div>
  )
}

const writeKept = ({ attempt }: Kept) =>
  selectOrdinal(attempt, {
    one: 'Met in the #st attempt, and stays met',
    two: 'Met in the #nd attempt, and stays met',
    few: 'Met in the #rd attempt, and stays met',
    other: 'Met in the #th attempt, and stays met',
  })

function KeptRating({ criterion, kept }: { criterion: Criterion; kept: Kept }) {
  const rating = criterion.ratings.find(({ id }) => id === kept.ratingId)
  return (
    <div className={css.kept}>
      <p className={css.locked}>
        <Lock size={14} aria-hidden /> {writeKept(kept)}
      </p>
      {rating && (
        <p>
          <strong>{rating.label}.</strong> {rating.description}
        </p>
      )}
      {kept.comment && <blockquote className={css.quote}>{kept.comment}</blockquote>}
    </div>
  )
}
