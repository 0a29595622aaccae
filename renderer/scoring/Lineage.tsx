import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Check, ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button, Dialog, Popover } from 'react-aria-components'
import type { Outcome } from '../../shared/model/outcome.ts'
import { completionOf, earnedWith, stack } from '../../shared/rules/stack.ts'
import { useKeys } from '../keys/useKeys.ts'
import { useAriaKeys } from '../keys/useShortcut.ts'
import { leaveFill } from '../review/fill.ts'
import type { PacketView } from '../store/packet.ts'
import hidden from '../ui/hidden.module.css'
import { writeBriefly } from './completion.ts'
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
  const button = useRef<HTMLButtonElement>(null)
  const keys = useAriaKeys('stack')
  const earnedHere = unreceived ? earnedWith(packet, unreceived.outcome) : packet.earned
  const { levels } = stack(pathway, earnedHere)
  const completed = writeBriefly(completionOf(pathway, earnedHere, achievement.id, outcome))
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
      <Button
        ref={button}
        className={css.button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts={keys}
        onPress={() => setOpen(true)}
      >
        {levels.map(({ achievementId, level, earned }) => (
          <span
            key={achievementId}
            className={css.level}
            data-earned={earned}
            data-current={achievementId === achievement.id}
          >
            {earned && <Check size={12} aria-hidden />}
            <Level level={level} isEarned={earned} isHere={achievementId === achievement.id} />
            {earned !== packet.earned.includes(achievementId) && (
              <span className={css.unreceived}>
                {earned ? t`not yet received` : t`no longer earned, not yet received`}
              </span>
            )}
          </span>
        ))}
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover
        className={css.popover}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
      >
        <Dialog className={css.dialog} aria-label={t`Levels of ${{ pathway: pathway.title }}`}>
          <Stack view={view} earned={earnedHere} outcome={outcome} />
        </Dialog>
      </Popover>
      {completed && (
        <span className={css.completes} title={completed}>
          {completed}
        </span>
      )}
    </div>
  )
}

type LevelProps = { level: number; isEarned: boolean; isHere: boolean }

/** A level by its number; how it stands is seen by its looks, and said. */
function Level({ level, isEarned, isHere }: LevelProps) {
  if (isEarned && isHere)
    return (
      <Trans>
        Level {level}
        <span className={hidden.hidden}> earned</span>
        <span className={hidden.hidden}>, this packet</span>
      </Trans>
    )
  if (isEarned)
    return (
      <Trans>
        Level {level}
        <span className={hidden.hidden}> earned</span>
      </Trans>
    )
  if (isHere)
    return (
      <Trans>
        Level {level}
        <span className={hidden.hidden}>, this packet</span>
      </Trans>
    )
  return t`Level ${level}`
}
