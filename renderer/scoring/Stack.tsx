import { t } from '@lingui/core/macro'
import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import type { Outcome } from '../../shared/model/outcome.ts'
import { completionOf, stack } from '../../shared/rules/stack.ts'
import { writeAttempt } from '../queue/words.ts'
import type { PacketView } from '../store/packet.ts'
import { writeDay } from '../words/format.ts'
import { writeCompletable, writeCompleted } from './completion.ts'
import css from './Stack.module.css'

type StackProps = {
  view: PacketView
  /** Achievements that count as earned here, what was decided on this machine included. */
  earned: string[]
  outcome: Outcome | null
}

const kindNames = { text: t`text`, link: t`link` }

/** On which day, where that is known, and whether central records know of it. */
function writeEarned(at: string | null, isReceived: boolean): string {
  if (at === null) return isReceived ? t`Earned` : t`Earned, not yet received`
  const day = writeDay(at)
  return isReceived ? t`Earned ${day}` : t`Earned ${day}, not yet received`
}

/** The three levels of a pathway: when each was earned, by which evidence, and what is completed now. */
export function Stack({ view, earned, outcome }: StackProps) {
  const { packet, pathway, achievement } = view
  const { levels, complete } = stack(pathway, earned)
  const now = writeCompleted(completionOf(pathway, earned, achievement.id, outcome))
  const whenMet = writeCompletable(completionOf(pathway, earned, achievement.id, 'met'))
  const attempt = writeAttempt(packet.attempt)
  const handedInHere = new Set(packet.evidence.map(({ sha256 }) => sha256))
  return (
    <>
      <h2 className={css.title}>{pathway.title}</h2>
      <ol className={css.levels}>
        {levels.map(({ achievementId, level, title, earned: isEarned }) => {
          const isHere = achievementId === achievement.id
          const by = packet.earnedBy.find((one) => one.achievementId === achievementId)
          const Shape = isEarned ? CircleCheck : isHere ? CircleDot : Circle
          return (
            <li key={achievementId} className={css.level} data-earned={isEarned}>
              <Shape size={15} aria-hidden className={css.shape} />
              <div className={css.said}>
                <p>
                  <strong>{t`Level ${level}`}</strong> {title}
                </p>
                {isEarned && (
                  <p className={css.earned}>
                    {writeEarned(by?.earnedAt ?? null, packet.earned.includes(achievementId))}
                  </p>
                )}
                {isEarned && by && by.evidence.length > 0 && (
                  <ul className={css.evidence} aria-label={t`Evidence of Level ${level}`}>
                    {by.evidence.map(({ title: name, kind, sha256 }, at) => (
                      <li key={`${at}`}>
                        {name}
                        {kind !== 'file' && <span className={css.muted}> ({kindNames[kind]})</span>}
                        {sha256 !== null && !isHere && handedInHere.has(sha256) && (
                          <span className={css.again}> {t`in this packet, too`}</span>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
                {isEarned && !isHere && !by?.evidence.length && (
                  <p className={css.muted}>{t`By which evidence is not shown in this review.`}</p>
                )}
                {isHere && <p className={css.muted}>{t`This packet, ${attempt}`}</p>}
                {!isEarned && !isHere && <p className={css.muted}>{t`Not earned yet`}</p>}
              </div>
            </li>
          )
        })}
      </ol>
      <p className={css.outcome} data-completes={now !== null} aria-live="polite">
        {now ??
          whenMet ??
          (complete
            ? t`All levels are earned; this decision completes nothing more.`
            : t`This level is earned; this decision completes nothing more.`)}
      </p>
    </>
  )
}
