import { FilePen, type LucideIcon, Minus, Plus } from 'lucide-react'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { ConflictView } from '../store/conflicts.ts'
import css from './EvidenceMoved.module.css'

type Moved = { what: string; Icon: LucideIcon; title: string }

/** An item that came under the title of one that went takes its place. */
function movedBetween(was: Evidence[], is: Evidence[]): Moved[] {
  const lost = was.filter(({ sha256 }) => !is.some((item) => item.sha256 === sha256))
  const fresh = is.filter(({ sha256 }) => !was.some((item) => item.sha256 === sha256))
  const came = fresh.map(({ title }): Moved => {
    const before = lost.findIndex((item) => item.title === title)
    if (before < 0) return { what: 'New:', Icon: Plus, title }
    lost.splice(before, 1)
    return { what: 'Changed:', Icon: FilePen, title }
  })
  return [
    ...lost.map(({ title }): Moved => ({ what: 'No longer there:', Icon: Minus, title })),
    ...came,
  ]
}

/** Which evidence came and went between the revision that was decided on and the one of now. */
export function EvidenceMoved({ view: { before, now } }: { view: ConflictView }) {
  if (now === null || before.packet === null) return null
  const moved = movedBetween(before.packet.evidence, now.packet.evidence)
  if (moved.length === 0) return null
  return (
    <section className={css.moved} aria-label="Evidence that changed">
      <ul>
        {moved.map(({ what, Icon, title }, at) => (
          <li key={`${at} ${title}`} className={css.item}>
            <Icon size={14} aria-hidden /> <span className={css.muted}>{what}</span> {title}
          </li>
        ))}
      </ul>
    </section>
  )
}
