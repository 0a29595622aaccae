import type { Behaviour } from '../../shared/model/rubric.ts'
import css from './Seen.module.css'

/** The behaviours that a decision says were seen. */
export const Seen = ({ behaviours }: { behaviours: readonly Behaviour[] }) =>
  behaviours.length === 0 ? null : (
    <p className={css.seen}>Seen: {behaviours.map(({ text }) => text).join('; ')}</p>
  )
