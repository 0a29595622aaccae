import { Check, History } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { type Outcome, outcomeNames } from '../../shared/model/outcome.ts'
import type { EarlierAttempt } from '../../shared/model/packet.ts'
import { completes, earnedWith, stack } from '../../shared/rules/stack.ts'
import { writeAttempt } from '../queue/words.ts'
import type { PacketView } from '../store/packet.ts'
import { outcomeMark, StateMark } from '../ui/StateMark.tsx'
import css from './Lineage.module.css'

type LineageProps = { view: PacketView; outcome: Outcome | null }

/** What came before this packet: the levels the learner has, and earlier attempts. */
export function Lineage({ view, outcome }: LineageProps) {
  const { packet, pathway, achievement, unreceived } = view
  const earnedHere = unreceived ? earnedWith(packet, unreceived.outcome) : packet.earned
  const { levels } = stack(pathway, earnedHere)
  const completing = completes(pathway, earnedHere, achievement.id, outcome)
  if (levels.length === 0 && packet.earlier.length === 0) return null
  return (
    <div className={css.lineage}>
      <ul className={css.levels} aria-label="Levels earned">
        {levels.map(({ achievementId, level, earned }) => (
          <li
            key={achievementId}
            className={css.level}
            data-earned={earned}
            aria-current={achievementId === achievement.id ? 'true' : undefined}
          >
            {earned && <Check size={12} aria-label="earned" />}
            Level {level}
            {earned !== packet.earned.includes(achievementId) && (
              <span className={css.unreceived}>
                {earned ? 'not yet received' : 'no longer earned, not yet received'}
              </span>
            )}
          </li>
        ))}
      </ul>
      {completing && pathway.macroBadge && (
        <span className={css.completes}>completes {pathway.macroBadge.title}</span>
      )}
      <span className={css.space} />
      {packet.earlier.length > 0 && (
        <DialogTrigger>
          <Button className={css.button}>
            <History size={13} aria-hidden />
            {packet.earlier.length === 1 ? 'Earlier attempt' : 'Earlier attempts'}
          </Button>
          <Popover className={css.popover} placement="bottom end">
            <Dialog className={css.dialog} aria-label="Earlier attempts">
              {packet.earlier.map((attempt) => (
                <Attempt key={attempt.decisionId} earlier={attempt} />
              ))}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </div>
  )
}

function Attempt({
  earlier: { attempt, outcome, decidedAt, feedback },
}: {
  earlier: EarlierAttempt
}) {
  const day = new Date(decidedAt).toLocaleDateString(undefined, { dateStyle: 'medium' })
  return (
    <section className={css.attempt}>
      <h3>
        {writeAttempt(attempt)}, {day}
      </h3>
      <StateMark kind={outcomeMark(outcome)}>{outcomeNames[outcome]}</StateMark>
      <p className={css.feedback}>{feedback || 'No feedback was written.'}</p>
    </section>
  )
}
