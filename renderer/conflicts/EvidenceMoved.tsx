import { Minus, Plus } from 'lucide-react'
import type { ConflictView } from '../store/conflicts.ts'
import css from './EvidenceMoved.module.css'

/** Which evidence came and went between the revision that was decided on and the one of now. */
export function EvidenceMoved({ view: { before, now } }: { view: ConflictView }) {
  if (now === null || before.packet === null) return null
  const was = before.packet.evidence
  const is = now.packet.evidence
  const lost = was.filter(({ sha256 }) => !is.some((item) => item.sha256 === sha256))
  const fresh = is.filter(({ sha256 }) => !was.some((item) => item.sha256 === sha256))
  if (lost.length === 0 && fresh.length === 0) return null
  return (
    <section className={css.moved} aria-label="Evidence that changed">
      <ul>
        {lost.map(({ id, title }) => (
          <li key={`lost ${id}`} className={css.item}>
            <Minus size={14} aria-hidden /> <span className={css.muted}>No longer there:</span>{' '}
            {title}
          </li>
        ))}
        {fresh.map(({ id, title }) => (
          <li key={`fresh ${id}`} className={css.item}>
            <Plus size={14} aria-hidden /> <span className={css.muted}>New:</span> {title}
          </li>
        ))}
      </ul>
    </section>
  )
}
