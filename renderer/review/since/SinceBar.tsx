import { t } from '@lingui/core/macro'
import { ChevronDown, ChevronUp, History } from 'lucide-react'
import { KeysOf } from '../../keys/Keys.tsx'
import { useAriaKeys } from '../../keys/useShortcut.ts'
import { outcomeMark, StateMark } from '../../ui/StateMark.tsx'
import { writeDay } from '../../words/format.ts'
import { type Since, writeChanges } from './since.ts'
import { outcomeName } from '../../words/shared.ts'
import css from './SinceBar.module.css'

type SinceBarProps = { since: Since; isOpen: boolean; onToggle: () => void }

/** Over the document of a packet that comes again: what became of the attempt before, in a line. */
export function SinceBar({ since: { last, changes }, isOpen, onToggle }: SinceBarProps) {
  const keys = useAriaKeys('since')
  const Chevron = isOpen ? ChevronUp : ChevronDown
  return (
    <button
      type="button"
      className={css.bar}
      aria-expanded={isOpen}
      aria-controls="since"
      aria-keyshortcuts={keys}
      onClick={onToggle}
    >
      <History size={14} aria-hidden className={css.icon} />
      <strong className={css.name}>{t`Since attempt ${{ attempt: last.attempt }}`}</strong>
      {changes.length > 0 && <span className={css.changes}>{writeChanges(changes)}</span>}
      <span className={css.space} />
      <span className={css.then}>
        <StateMark kind={outcomeMark(last.outcome)}>{outcomeName(last.outcome)}</StateMark>
        {writeDay(last.decidedAt)}
      </span>
      <KeysOf id="since" />
      <Chevron size={14} aria-hidden className={css.icon} />
    </button>
  )
}
