import { ChevronLeft, ChevronRight, EyeOff } from 'lucide-react'
import { writeAttempt, writeSubject } from '../queue/words.ts'
import type { PacketView } from '../store/packet.ts'
import type { Neighbours } from '../store/queue.ts'
import { IconButton } from '../ui/Button.tsx'
import css from './ReviewHeader.module.css'

type ReviewHeaderProps = {
  id: string
  view: PacketView | null
  around: Neighbours | null
  onGo: (id: string | null) => void
}

/** Whose packet it is and where in the queue; drawn anew for each so that the change is seen. */
export function ReviewHeader({ id, view, around, onGo }: ReviewHeaderProps) {
  return (
    <header className={css.header}>
      <h1 id="review-title" key={id} className={css.title}>
        <span className={css.id}>{id}</span>
        {view && <About view={view} />}
      </h1>
      <nav className={css.steps} aria-label="Packets">
        <IconButton
          label="Previous packet (Alt ←)"
          isDisabled={!around?.previous}
          onPress={() => onGo(around?.previous ?? null)}
        >
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        {around && around.position > 0 && (
          <span className={css.position}>
            {around.position} of {around.total}
          </span>
        )}
        <IconButton
          label="Next packet (Alt →)"
          isDisabled={!around?.next}
          onPress={() => onGo(around?.next ?? null)}
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </nav>
    </header>
  )
}

function About({ view: { packet, pathway, achievement } }: { view: PacketView }) {
  const { blind, learner, attempt } = packet
  return (
    <>
      <span className={css.learner}>
        {blind && (
          <span title="Blind review: the name was not sent">
            <EyeOff size={15} aria-label="Blind review," />
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
