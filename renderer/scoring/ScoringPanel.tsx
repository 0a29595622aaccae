import type { ReactNode } from 'react'
import { TabPanel, Tabs } from 'react-aria-components'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Draft } from '../../shared/model/draft.ts'
import type { Assessment } from '../../shared/rules/completeness.ts'
import type { PacketView } from '../store/packet.ts'
import { CriterionList } from './CriterionList.tsx'
import { CriterionPane, type Here } from './CriterionPane.tsx'
import type { Edit } from './edits.ts'
import { Lineage } from './Lineage.tsx'
import css from './ScoringPanel.module.css'

type ScoringPanelProps = {
  view: PacketView
  draft: Draft | null
  assessment: Assessment
  criterionId: string
  onCriterion: (criterionId: string) => void
  here: Here
  tried: boolean
  isDisabled: boolean
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
  const { view, draft, assessment, criterionId, tried } = props
  const { rubric, achievement, packet } = view
  return (
    <section className={css.panel} aria-label="Scoring" id="scoring">
      <Lineage view={view} outcome={assessment.outcome} />
      <Tabs
        className={css.tabs}
        orientation="vertical"
        selectedKey={criterionId}
        onSelectionChange={(key) => props.onCriterion(String(key))}
      >
        <CriterionList rubric={rubric} draft={draft} assessment={assessment} tried={tried} />
        {rubric.criteria.map((criterion) => {
          const wanting = assessment.missing.find((item) => item.criterionId === criterion.id)
          return (
            <TabPanel key={criterion.id} id={criterion.id} className={css.pane}>
              <CriterionPane
                criterion={criterion}
                standard={achievement.standards.find(({ id }) => id === criterion.standardId)}
                score={draft?.scores[criterion.id]}
                kept={assessment.kept.get(criterion.id)}
                items={packet.evidence}
                here={props.here}
                lacksAnchor={wanting?.what === 'anchor'}
                lacksRating={tried && wanting?.what === 'rating'}
                isDisabled={props.isDisabled}
                onEdit={props.onEdit}
                onGo={props.onGo}
              />
            </TabPanel>
          )
        })}
      </Tabs>
      {props.children}
    </section>
  )
}
