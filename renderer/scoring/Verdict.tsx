import { t } from '@lingui/core/macro'
import type { Draft } from '../../shared/model/draft.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import { isNonDecision, needsOf, nonDecisions } from '../../shared/model/outcome.ts'
import type { Rubric } from '../../shared/model/rubric.ts'
import { type Problem } from '../../shared/protocol/problem.ts'
import type { Assessment, Missing } from '../../shared/rules/completeness.ts'
import { BankText } from '../comments/BankText.tsx'
import { KeysOf } from '../keys/Keys.tsx'
import { useKeyHint } from '../keys/useShortcut.ts'
import type { DraftState } from '../store/drafts.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Prose } from '../ui/Prose.tsx'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import { Asked } from './Asked.tsx'
import { type Edit, writeFeedback, writeNote, writeReason } from './edits.ts'
import { OutcomeMenu } from './OutcomeMenu.tsx'
import { writeOpen } from './steps.ts'
import { inOneLine, outcomeName } from '../words/shared.ts'
import css from './Verdict.module.css'

type VerdictProps = {
  rubric: Rubric
  items: readonly Evidence[]
  draft: Draft | null
  assessment: Assessment
  state: DraftState
  problem: Problem | null
  isDisabled: boolean
  isDeciding: boolean
  /** What deciding makes of the draft. */
  kind: Draft['kind'] | 'practice'
  menuOpen: boolean
  onMenu: (open: boolean) => void
  onEdit: (edit: Edit) => void
  onDecide: () => void
}

const deciding: Record<VerdictProps['kind'], string> = {
  practice: t`Compare`,
  review: t`Decide`,
  amendment: t`Amend`,
  'second-opinion': t`File second opinion`,
}

/** What is written to the learner, the outcome, and the button that decides. */
export function Verdict(props: VerdictProps) {
  const feedbackKey = useKeyHint('feedback')
  const { rubric, draft, assessment, state, problem, isDisabled, onEdit } = props
  const { outcome, missing } = assessment
  const lacks = (...what: Missing['what'][]) => missing.some((item) => what.includes(item.what))
  const chosen = draft?.chosenOutcome ?? null
  const needs = needsOf(outcome)
  const goesTo = outcome !== null && isNonDecision(outcome) ? nonDecisions[outcome].goesTo : null
  // What does not go to the learner has nothing to say to them; what was written already stays in sight.
  const isPastLearner = goesTo === 'office' || goesTo === 'reviewer'
  const feedbackAsked =
    needs.includes('feedback') || (goesTo === null && rubric.feedback === 'required')
  return (
    <section className={css.verdict} aria-label={t`Outcome`}>
      {problem && <ProblemNote problem={problem} urgent />}
      {chosen !== null && (
        <Asked
          outcome={chosen}
          rubric={rubric}
          items={props.items}
          about={draft?.about}
          isWanting={lacks('criteria', 'items', 'recusal')}
          isDisabled={isDisabled}
          onEdit={onEdit}
        />
      )}
      {(!isPastLearner || draft?.feedback) && (
        <BankText
          criterionId={null}
          id="feedback"
          label={t`Feedback to the learner`}
          aside={isPastLearner ? t`not shown to the learner now` : feedbackAsked && t`required`}
          isWanting={lacks('feedback')}
          placeholder={t`What the learner will read${feedbackKey}`}
          value={draft?.feedback ?? ''}
          isDisabled={isDisabled}
          onChange={(text) => onEdit(writeFeedback(text))}
        />
      )}
      {draft?.kind === 'amendment' && (
        <Prose
          id="reason"
          label={t`Reason for the amendment`}
          aside={lacks('reason') ? t`required` : t`recorded with the decision`}
          isWanting={lacks('reason')}
          placeholder={t`Why it is decided otherwise now`}
          value={draft.reason}
          isDisabled={isDisabled}
          onChange={(text) => onEdit(writeReason(text))}
        />
      )}
      {(isPastLearner || draft?.note) && (
        <Prose
          id="note"
          label={t`Note to the office`}
          aside={needs.includes('note') ? t`required, in confidence` : t`not shown to the learner`}
          isWanting={lacks('note')}
          value={draft?.note ?? ''}
          isDisabled={isDisabled}
          onChange={(text) => onEdit(writeNote(text))}
        />
      )}
      <div className={css.line}>
        <output className={css.outcome}>
          <StateMark kind={outcomeMark(outcome)}>
            <strong>{outcome === null ? t`Not yet decidable` : outcomeName(outcome)}</strong>
          </StateMark>
          {missing.length > 0 && <span className={css.open}>({writeOpen(assessment)})</span>}
        </output>
        <OutcomeMenu
          chosen={draft?.chosenOutcome ?? null}
          isDisabled={isDisabled}
          isOpen={props.menuOpen}
          onOpenChange={props.onMenu}
          onEdit={onEdit}
        />
      </div>
      <div className={css.line}>
        <SavedState draft={draft} state={state} />
        <Button kind="primary" onPress={props.onDecide} isDisabled={isDisabled || props.isDeciding}>
          {props.isDeciding ? t`Deciding…` : deciding[props.kind]}
          <KeysOf id="decide" />
        </Button>
      </div>
    </section>
  )
}

function SavedState({ draft, state }: { draft: Draft | null; state: DraftState }) {
  if (typeof state !== 'string')
    return (
      <p className={css.unsaved} role="alert">
        {inOneLine(state)}
      </p>
    )
  if (draft === null) return <span className={css.saved}>{t`Nothing entered yet`}</span>
  return <span className={css.saved}>{state === 'saved' ? t`Saved` : t`Saving…`}</span>
}
