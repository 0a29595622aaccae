import { t } from '@lingui/core/macro'
import type { Anchor } from '../../../shared/model/anchor.ts'
import css from './Margin.module.css'
import type { Mark } from './marks.ts'
import { spread } from './spread.ts'

type MarginProps = {
  /** Each with where its place begins, in pixels from the top of the page. */
  marks: readonly (Mark & { top: number })[]
  onAnchor: (anchor: Anchor) => void
}

/** In pixels: a mark's height and what is between two. */
const gap = 28

/** What places are tied to, beside them; this is what keys and listeners reach. */
export function Margin({ marks, onAnchor }: MarginProps) {
  if (marks.length === 0) return null
  const tops = spread(
    marks.map(({ top }) => top),
    gap,
  )
  return (
    <ul className={css.margin} aria-label={t`Tied to criteria`}>
      {marks.map(({ anchor, label, name, was }, index) => (
        <li key={anchor.id} className={css.mark} style={{ top: tops[index] }}>
          <button
            type="button"
            title={name}
            aria-label={name}
            data-was={was !== null}
            onClick={() => onAnchor(anchor)}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}
