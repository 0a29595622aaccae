import { t } from '@lingui/core/macro'
import type { Behaviour } from '../../shared/model/rubric.ts'
import css from './Seen.module.css'

/** The behaviours that a decision says were seen. */
export function Seen({ behaviours }: { behaviours: readonly Behaviour[] }) {
  if (behaviours.length === 0) return null
  const text = behaviours.map((one) => one.text).join('; ')
  return <p className={css.seen}>{t`Seen: ${text}`}</p>
}
