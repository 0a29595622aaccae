import { t } from '@lingui/core/macro'
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Draft } from '../../shared/model/draft.ts'
import type { Criterion, Rubric } from '../../shared/model/rubric.ts'
import type { Assessment, Missing } from '../../shared/rules/completeness.ts'
import { type MarkKind, StateMark } from '../ui/StateMark.tsx'
import css from './CriterionList.module.css'
import { missingWords } from './steps.ts'

type CriterionListProps = {
  rubric: Rubric
  draft: Draft | null
  assessment: Assessment
  /** Whether deciding was tried: what is missing then stands on its line. */
  tried: boolean
  /** The criterion in work. */
  criterionId: string
  onCriterion: (criterionId: string) => void
}

/** What `aria-controls` and `aria-labelledby` call a line, and the panel of the criterion in work. */
export const lineId = (criterionId: string) => `criterion-${criterionId}`
export const panelId = 'criterion'

type Standing = Assessment['criteria'][number]['standing']
const marks: Record<Standing, MarkKind> = { met: 'met', below: 'not-yet', open: 'open' }
const words: Record<Standing, string> = {
  met: t({ message: 'met', comment: 'how a criterion stands' }),
  below: t({ message: 'below', comment: 'how a criterion stands: rated below what is required' }),
  open: t({ message: 'open', comment: 'how a criterion stands: not rated yet' }),
}

/**
 * Every criterion on a line of its own that never moves: what is open is shown beneath the list and
 * not within it. The tabs of React Aria were weighed: after each key their panel looks for something
 * that can take the focus, which has the browser lay out the whole document first.
 */
export function CriterionList(props: CriterionListProps) {
  const { rubric, draft, assessment, tried, criterionId } = props
  const list = useRef<HTMLDivElement>(null)
  // The arrow keys move between criteria wherever the focus is; within the list it goes along.
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>(`#${CSS.escape(lineId(criterionId))}`)
    if (list.current?.contains(document.activeElement)) line?.focus()
    // With the frame, which has all laid out once: here it would be laid out for this alone.
    const frame = requestAnimationFrame(() => line?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [criterionId])
  const asked = new Set(draft?.former.map((former) => former.criterionId))
  return (
    <div
      ref={list}
      className={css.list}
      role="tablist"
      aria-orientation="vertical"
      aria-label={t`Criteria`}
    >
      {rubric.criteria.map((criterion, index) => {
        const { standing, kept } = assessment.criteria[index]!
        const wanting = assessment.missing.find(({ criterionId }) => criterionId === criterion.id)
        const lacks = wanting && (tried || wanting.what === 'anchor') ? wanting : null
        const selected = criterion.id === criterionId
        return (
          <button
            key={criterion.id}
            type="button"
            role="tab"
            id={lineId(criterion.id)}
            className={css.line}
            aria-selected={selected}
            aria-controls={selected ? panelId : undefined}
            tabIndex={selected ? 0 : -1}
            data-criterion={criterion.id}
            data-kept={kept}
            data-enter="through"
            onClick={() => props.onCriterion(criterion.id)}
          >
            <span className={css.number}>{index + 1}</span>
            <span className={css.title}>{criterion.title}</span>
            {kept && <Lock size={11} aria-hidden className={css.lock} />}
            <span className={css.rating} data-lacks={lacks !== null}>
              {lacks
                ? lacking(lacks)
                : kept
                  ? t`kept`
                  : chosenLabel(criterion, draft) ||
                    (asked.has(criterion.id) ? t`asked again` : '')}
            </span>
            <span className={css.mark}>
              <StateMark kind={marks[standing]}>
                <span className={css.hidden}>{words[standing]}</span>
              </StateMark>
            </span>
          </button>
        )
      })}
    </div>
  )
}

const lacking = ({ what }: Missing) =>
  what === 'anchor' ? t`no evidence tied` : missingWords[what]

function chosenLabel({ id, ratings }: Criterion, draft: Draft | null) {
  const chosen = draft?.scores[id]?.ratingId
  return ratings.find((rating) => rating.id === chosen)?.label ?? ''
}
