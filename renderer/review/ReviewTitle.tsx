import { t } from '@lingui/core/macro'
import { EyeOff } from 'lucide-react'
import { writeAttempt, writeSubject } from '../queue/words.ts'
import type { PacketView } from '../store/packet.ts'
import css from './ReviewHeader.module.css'

/** Whose packet it is and what it is about. */
export function ReviewTitle({ view }: { view: PacketView }) {
  const { packet, pathway, achievement } = view
  const { blind, learner, attempt } = packet
  return (
    <>
      <span className={css.learner}>
        {blind && (
          <span title={t`Blind review: the name was not sent`}>
            <EyeOff size={15} aria-label={t`Blind review,`} />
          </span>
        )}
        {learner.name ?? learner.alias}
      </span>
      <span className={css.subject}>
        {writeSubject({
          pathwayTitle: pathway.title,
          level: achievement.level,
          achievementTitle: achievement.title,
        })}
      </span>
      {attempt > 1 && <span className={css.attempt}>{writeAttempt(attempt)}</span>}
    </>
  )
}
