import { Tab, TabList } from 'react-aria-components'
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
}

type Standing = Assessment['criteria'][number]['standing']
const marks: Record<Standing, MarkKind> = { met: 'met', below: 'not-yet', open: 'open' }
const words: Record<Standing, string> = { met: 'met', below: 'below', open: 'open' }

/**
 * Every criterion on a line of its own that never moves: what is open is shown beneath the list and
 * not within it.
 */
export function CriterionList({ rubric, draft, assessment, tried }: CriterionListProps) {
  return (
    <TabList className={css.list} aria-label="Criteria">
      {rubric.criteria.map((criterion, index) => {
        const { standing, kept } = assessment.criteria[index]!
        const wanting = assessment.missing.find(({ criterionId }) => criterionId === criterion.id)
        const lacks = wanting && (tried || wanting.what === 'anchor') ? wanting : null
        return (
          <Tab
            key={criterion.id}
            id={criterion.id}
            className={css.line}
            data-criterion={criterion.id}
            data-enter="through"
          >
            <span className={css.number}>{index + 1}</span>
            <span className={css.title}>{criterion.title}</span>
            <span className={css.rating} data-lacks={lacks !== null}>
              {lacks ? lacking(lacks) : kept ? 'kept' : chosenLabel(criterion, draft)}
            </span>
            <span className={css.mark}>
              <StateMark kind={marks[standing]}>
                <span className={css.hidden}>{words[standing]}</span>
              </StateMark>
            </span>
          </Tab>
        )
      })}
    </TabList>
  )
}

const lacking = ({ what }: Missing) => (what === 'anchor' ? 'no evidence tied' : missingWords[what])

function chosenLabel({ id, ratings }: Criterion, draft: Draft | null) {
  const chosen = draft?.scores[id]?.ratingId
  return ratings.find((rating) => rating.id === chosen)?.label ?? ''
}
