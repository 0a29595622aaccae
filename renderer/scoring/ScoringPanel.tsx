import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { FormerScore } from '../../shared/model/draft.ts'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import type { Assessment } from '../../shared/rules/completeness.ts'
import { earlierScore } from '../../shared/rules/attempts.ts'
import { formerScore } from '../../shared/rules/merge.ts'
import { BankScope } from '../comments/BankScope.tsx'
import type { PacketView } from '../store/packet.ts'
import { CriterionList, lineId, panelId } from './CriterionList.tsx'
import { CriterionPane, type Here } from './CriterionPane.tsx'
import type { Annotations } from './annotations.ts'
import type { Edit } from './edits.ts'
import { Lineage } from './Lineage.tsx'
import type { Revision } from './Revised.tsx'
import css from './ScoringPanel.module.css'

type ScoringPanelProps = {
  view: PacketView
  draft: Draft | null
  assessment: Assessment
  /** The one in work. */
  criterion: Criterion
  onCriterion: (criterionId: string) => void
  here: Here | null
  revision: Revision
  /** The rubric version of a former score, where it is here. */
  formerRubrics: Rubric[]
  tried: boolean
  isDisabled: boolean
  annotations: Annotations
  onEdit: (edit: Edit) => void
  onGo: (anchor: Anchor) => void
  /** The verdict, at the foot of the panel. */
  children: ReactNode
}

/**
 * The rubric beside the document: its lines above, the criterion in work beneath them, the verdict
 * at the foot. Each has its place, so that nothing moves when another criterion is opened.
 */
export function ScoringPanel(props: ScoringPanelProps) {
  const { view, draft, assessment, criterion, tried } = props
  const { rubric, achievement, packet, bases } = view
  const former = formerScore(draft, criterion.id)
  const ratingId =
    assessment.kept.get(criterion.id)?.ratingId ?? draft?.scores[criterion.id]?.ratingId ?? null
  const wanting = assessment.missing.find(({ criterionId }) => criterionId === criterion.id)
  return (
    <section className={css.panel} aria-label={t`Scoring`} id="scoring">
      <BankScope view={view} criterion={criterion} ratingId={ratingId}>
        <Lineage view={view} outcome={assessment.outcome} />
        <CriterionList
          rubric={rubric}
          draft={draft}
          assessment={assessment}
          tried={tried}
          criterionId={criterion.id}
          onCriterion={props.onCriterion}
        />
        <div
          key={criterion.id}
          id={panelId}
          className={css.pane}
          role="tabpanel"
          aria-labelledby={lineId(criterion.id)}
        >
          <CriterionPane
            criterion={criterion}
            standard={achievement.standards.find(({ id }) => id === criterion.standardId)}
            score={draft?.scores[criterion.id]}
            kept={assessment.kept.get(criterion.id)}
            earlier={earlierOf(view, criterion)}
            former={
              former && { score: former, criterion: criterionOf(former, props.formerRubrics) }
            }
            items={[packet, ...bases, ...packet.earlier].flatMap(({ evidence }) => evidence)}
            here={props.here}
            revision={props.revision}
            lacksAnchor={wanting?.what === 'anchor'}
            lacksRating={tried && wanting?.what === 'rating'}
            isDisabled={props.isDisabled}
            annotations={props.annotations}
            onEdit={props.onEdit}
            onGo={props.onGo}
          />
        </div>
        {props.children}
      </BankScope>
    </section>
  )
}

/** What the attempt before says of a criterion, by the rubric of then where that is here. */
function earlierOf({ packet, rubric, rubrics }: PacketView, criterion: Criterion) {
  const score = earlierScore(packet.earlier, criterion.id)
  if (!score) return null
  const { rubricVersion } = score
  const then = criterionOf(
    { criterionId: criterion.id, rubricId: rubric.id, rubricVersion },
    rubrics,
  )
  return { score, criterion: then ?? criterion }
}

const criterionOf = (
  {
    criterionId,
    rubricId,
    rubricVersion,
  }: Pick<FormerScore, 'criterionId' | 'rubricId' | 'rubricVersion'>,
  rubrics: Rubric[],
) =>
  rubrics
    .find(({ id, version }) => id === rubricId && version === rubricVersion)
    ?.criteria.find(({ id }) => id === criterionId) ?? null
