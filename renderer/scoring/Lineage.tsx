import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Outcome } from '../../shared/model/outcome.ts'
import { completionOf, earnedWith, stack } from '../../shared/rules/stack.ts'
import { useKeys } from '../keys/useKeys.ts'
import { useAriaKeys } from '../keys/useShortcut.ts'
import { leaveFill } from '../review/fill.ts'
import type { PacketView } from '../store/packet.ts'
import hidden from '../ui/hidden.module.css'
import { writeCompletion } from './completion.ts'
import css from './Lineage.module.css'
import { Stack } from './Stack.tsx'

type LineageProps = {
  view: PacketView
  /** As it is rated now; null where it is not decidable, or decided already. */
  outcome: Outcome | null
}

/** The levels that the learner has of the pathway; pressed, by what, and what this decision completes. */
export function Lineage({ view, outcome }: LineageProps) {
  const { packet, pathway, achievement, unreceived } = view
  const [isOpen, setOpen] = useState(false)
  const keys = useAriaKeys('stack')
  const earnedHere = unreceived ? earnedWith(packet, unreceived.outcome) : packet.earned
  const { levels } = stack(pathway, earnedHere)
  const completed = writeCompletion(completionOf(pathway, earnedHere, achievement.id, outcome))
  const hasLevels = levels.length > 0
  useKeys(
    hasLevels
      ? {
          stack: () => {
            leaveFill()
            setOpen(true)
          },
        }
      : {},
  )
  if (!hasLevels) return null
  return (
    <div className={css.lineage}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={css.button} aria-keyshortcuts={keys}>
          {levels.map(({ achievementId, level, earned }) => (
            <span
              key={achievementId}
              className={css.level}
              data-earned={earned}
              data-current={achievementId === achievement.id}
            >
              {earned && <Check size={12} aria-hidden />}
              Level {level}
              {earned && <span className={hidden.hidden}> earned</span>}
              {achievementId === achievement.id && (
                <span className={hidden.hidden}>, this packet</span>
              )}
              {earned !== packet.earned.includes(achievementId) && (
                <span className={css.unreceived}>
                  {earned ? 'not yet received' : 'no longer earned, not yet received'}
                </span>
              )}
            </span>
          ))}
          <ChevronDown size={13} aria-hidden />
        </Button>
        <Popover className={css.popover} placement="bottom start">
          <Dialog className={css.dialog} aria-label={`Levels of ${pathway.title}`}>
            <Stack view={view} earned={earnedHere} outcome={outcome} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {completed && <span className={css.completes}>completes {completed}</span>}
    </div>
  )
}
