import { t } from '@lingui/core/macro'
import type { Anchor } from '../../shared/model/anchor.ts'
import { Decision } from '../../shared/model/decision.ts'
import { conflictNames } from '../../shared/model/receipt.ts'
import { behavioursOf, seenOf } from '../../shared/rules/behaviours.ts'
import { writeAbout } from '../../shared/rules/about.ts'
import { reaches } from '../../shared/rules/ratings.ts'
import type { PacketView } from '../store/packet.ts'
import type { DecisionRow } from '../store/rows.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { type MarkKind, outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { writeMoment } from '../words/format.ts'
import { writeAnchor } from './anchors.ts'
import { outcomeName } from '../words/shared.ts'
import css from './DecidedPanel.module.css'
import { Seen } from './Seen.tsx'
import { Lineage } from './Lineage.tsx'
import { Reconsider } from './Reconsider.tsx'

const marks: Record<DecisionRow['state'], MarkKind> = {
  unsent: 'decided',
  held: 'held',
  accepted: 'accepted',
  conflict: 'conflict',
  refused: 'refused',
  answered: 'accepted',
}

const writeMade: Record<Exclude<Decision['kind'], 'withdrawal'>, (time: string) => string> = {
  review: (time) => t`Decided ${time}`,
  amendment: (time) => t`Amended ${time}`,
  'second-opinion': (time) => t`Second opinion ${time}`,
}

/** Where the decision is, in one sentence. */
function whereabouts({ state, receipt }: DecisionRow) {
  if (state === 'unsent')
    return t`On this machine only. It is sent when central records can be reached.`
  if (state === 'held')
    return t`Received by central records, which wait for the decision that it supersedes.`
  if (state === 'refused') return t`Refused by central records, and without effect.`
  if (receipt === null) return t`Received by central records.`
  const { id, rubricVersion } = receipt
  const time = writeMoment(receipt.receivedAt)
  if (receipt.conflict !== null) {
    const conflict = conflictNames[receipt.conflict]
    return t`${conflict}. Central records keep the decision without effect since ${time}, receipt ${id}.`
  }
  return rubricVersion === null
    ? t`Accepted ${time}, receipt ${id}.`
    : t`Accepted ${time}, receipt ${id}; by rubric version ${rubricVersion} it is the same.`
}

const stays = t`What is decided on a qualification packet stays. How you did is shown when all packets of the round are decided.`

type DecidedPanelProps = {
  view: PacketView
  decision: DecisionRow
  /** Goes to where a decision without effect is resolved. */
  onResolve: () => void
  onGo: (anchor: Anchor) => void
}

/** A decision made on this machine, as it was made; it is read and not changed. */
export function DecidedPanel({ view, decision, onResolve, onGo }: DecidedPanelProps) {
  const made = Decision.parse(JSON.parse(decision.signed.canonical))
  const { rubric, packet, rubrics } = view
  if (made.kind === 'withdrawal') return null
  const then = rubrics.find(({ version }) => version === made.rubricVersion) ?? rubric
  const about = writeAbout(made.about, then.criteria, packet.evidence)
  return (
    <section className={css.panel} aria-label={t`Decision`} id="scoring" tabIndex={-1}>
      <Lineage view={view} outcome={null} />
      <header className={css.header}>
        <h2 className={css.outcome}>
          <StateMark kind={outcomeMark(made.outcome)}>{outcomeName(made.outcome)}</StateMark>
        </h2>
        <p className={css.muted}>{writeMade[made.kind](writeMoment(made.madeAt))}</p>
        {about && <p className={css.text}>{about}</p>}
        {made.reason && <p className={css.text}>{t`Reason: ${{ reason: made.reason }}`}</p>}
        <div className={css.state} data-kind={marks[decision.state]}>
          <StateMark kind={marks[decision.state]}>{null}</StateMark>
          <p>{whereabouts(decision)}</p>
        </div>
        {decision.problem && <ProblemNote problem={decision.problem} />}
        {decision.state === 'conflict' || decision.state === 'refused' ? (
          <Button kind="primary" onPress={onResolve}>
            {t`Resolve`}
          </Button>
        ) : packet.calibration ? (
          <p className={css.muted}>{stays}</p>
        ) : (
          <Reconsider decision={decision} />
        )}
      </header>
      <ol className={css.scores}>
        {made.scores.map(
          ({ criterionId, ratingId, keptFrom, comment, anchors, behaviours }, index) => {
            const criterion = then.criteria.find(({ id }) => id === criterionId)
            const rating = criterion?.ratings.find(({ id }) => id === ratingId)
            const label = rating?.label ?? ratingId ?? t`Not rated`
            const standing =
              criterion && ratingId ? (reaches(criterion, ratingId) ? 'met' : 'not-yet') : 'open'
            return (
              <li key={criterionId} className={css.score}>
                <p className={css.line}>
                  <span>
                    {index + 1} {criterion?.title ?? criterionId}
                  </span>
                  <StateMark kind={standing}>{keptFrom ? t`${label} (kept)` : label}</StateMark>
                </p>
                {criterion && behaviours && (
                  <Seen behaviours={seenOf(behavioursOf(criterion), { behaviours })} />
                )}
                {anchors.length > 0 && (
                  <p className={css.anchors}>
                    {anchors.map((anchor) => (
                      <Button key={anchor.id} kind="quiet" onPress={() => onGo(anchor)}>
                        {writeAnchor(anchor, packet.evidence)}
                      </Button>
                    ))}
                  </p>
                )}
                {comment && <p className={css.text}>{comment}</p>}
              </li>
            )
          },
        )}
      </ol>
      <div className={css.foot}>
        <h3>{t`Feedback to the learner`}</h3>
        <p className={css.text}>
          {made.feedback || t({ message: 'None was written.', comment: 'no feedback' })}
        </p>
        {made.note && (
          <>
            <h3>{t`Note to the office`}</h3>
            <p className={css.text}>{made.note}</p>
          </>
        )}
      </div>
    </section>
  )
}
