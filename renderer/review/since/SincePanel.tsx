import { plural, t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import type { EarlierAttempt } from '../../../shared/model/packet.ts'
import { keptCriteria } from '../../../shared/rules/attempts.ts'
import { writeAttempt } from '../../queue/words.ts'
import type { PacketView } from '../../store/packet.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { outcomeMark, StateMark } from '../../ui/StateMark.tsx'
import { arrivedOf } from '../arrival.ts'
import { iconOf } from '../icons.ts'
import { writeDay } from '../../words/format.ts'
import { Changed } from './Changed.tsx'
import { ChangeMark } from './ChangeMark.tsx'
import type { Since } from './since.ts'
import { outcomeName } from '../../words/shared.ts'
import css from './SincePanel.module.css'

type SincePanelProps = {
  view: PacketView
  since: Since
  /** Shows an item, of now or of before, in the reader. */
  onOpen: (item: Evidence) => void
  onClose: () => void
}

/** What became of the attempt before: how it was decided, and what is new, changed, gone, the same. */
export function SincePanel({ view, since, onOpen, onClose }: SincePanelProps) {
  const { packet, files } = view
  const { last, changes } = since
  const panel = useRef<HTMLElement>(null)
  useLayoutEffect(() => panel.current?.focus(), [])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  const isHere = (item: Evidence) => arrivedOf(item, files) === null
  const older = packet.earlier.slice(0, -1).toReversed()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from wherever it is in
    <section
      ref={panel}
      id="since"
      className={css.panel}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by key too
      tabIndex={0}
      data-keys="arrows"
      aria-labelledby="since-title"
      onKeyDown={press}
    >
      <div className={css.sheet}>
        <header className={css.head}>
          <h2 id="since-title" className={css.title}>
            {t`Since attempt ${{ attempt: last.attempt }}`}
          </h2>
          <IconButton label={t`Close, Escape`} onPress={onClose}>
            <X size={16} aria-hidden />
          </IconButton>
        </header>
        <Decision attempt={last} kept={writeKept(view)} />
        <h3 className={css.heading}>{t`Evidence`}</h3>
        {changes.length === 0 ? (
          <p className={css.muted}>{t`What was handed in then is not known here.`}</p>
        ) : (
          <ul className={css.items}>
            {changes.map((change) => {
              const item = change.now ?? change.before
              const Icon = iconOf(item)
              return (
                <li key={`${item.id} ${item.sha256}`} className={css.item}>
                  <div className={css.line}>
                    <Icon size={15} aria-hidden className={css.icon} />
                    <span className={css.name}>{item.title}</span>
                    <ChangeMark kind={change.kind} />
                    <span className={css.space} />
                    {change.now && (
                      <Button
                        kind="quiet"
                        aria-label={t`Open: ${{ title: change.now.title }}`}
                        onPress={() => onOpen(change.now)}
                      >
                        {t`Open`}
                      </Button>
                    )}
                    {change.before && change.kind !== 'same' && (
                      <Button
                        kind="quiet"
                        aria-label={t`Open as it was: ${{ title: change.before.title }}`}
                        onPress={() => onOpen(change.before)}
                      >
                        {t`Open as it was`}
                      </Button>
                    )}
                  </div>
                  {change.kind === 'changed' && (
                    <Changed
                      before={change.before}
                      now={change.now}
                      covers={view.covers}
                      isHere={isHere(change.before) && isHere(change.now)}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        )}
        {older.map((attempt) => (
          <Decision key={attempt.decisionId} attempt={attempt} kept={null} isOlder />
        ))}
      </div>
    </section>
  )
}

type DecisionProps = {
  attempt: EarlierAttempt
  /** What is kept of it, in a sentence. */
  kept: string | null
  isOlder?: boolean
}

function Decision({ attempt, kept, isOlder = false }: DecisionProps) {
  const { outcome, decidedAt, feedback } = attempt
  return (
    <section
      className={css.decision}
      aria-label={t`${{ attempt: writeAttempt(attempt.attempt) }}, as decided`}
    >
      {isOlder && <h3 className={css.heading}>{t`Attempt ${{ attempt: attempt.attempt }}`}</h3>}
      <p className={css.outcome}>
        <StateMark kind={outcomeMark(outcome)}>{outcomeName(outcome)}</StateMark>
        <span className={css.muted}>{writeDay(decidedAt)}</span>
      </p>
      {kept && <p className={css.muted}>{kept}</p>}
      <p className={css.feedback}>{feedback || t`No feedback was written.`}</p>
    </section>
  )
}

function writeKept({ rubric, packet }: PacketView): string {
  const kept = keptCriteria(rubric, packet.earlier).size
  const all = rubric.criteria.length
  if (kept === 0) return t`None of ${all} criteria was met then; all are open.`
  if (kept === all) return t`All ${all} criteria were met, and stay met.`
  const open = all - kept
  return t`${plural(kept, {
    one: `# of ${all} criteria were met and stays met`,
    other: `# of ${all} criteria were met and stay met`,
  })}; ${plural(open, { one: '# is open', other: '# are open' })}.`
}
