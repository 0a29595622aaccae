import { t } from '@lingui/core/macro'
import type { CSSProperties, ReactNode } from 'react'
import { Divider } from './Divider.tsx'
import css from './Review.module.css'
import { usePane } from './usePane.ts'

type DeskProps = {
  /** The list of evidence. */
  items: ReactNode
  /** What is looked for in all of it; null while nothing is. */
  search: ReactNode
  reading: ReactNode
  /** What stands at the right of the document. */
  scoring: ReactNode
}

/** The panes of a review: evidence, document, scoring, as wide as the reviewer left them. */
export function Desk({ items, search, reading, scoring }: DeskProps) {
  const list = usePane('items', 216, 160, 360)
  const panel = usePane('scoring', 408, 360, 560)
  const widths = { '--items': `${list.width}px`, '--scoring': `${panel.width}px` }
  return (
    <div className={css.body} style={widths as CSSProperties} data-searches={search !== null}>
      {items}
      {search && <div className={css.search}>{search}</div>}
      <div className={css.wideOnly}>
        <Divider label={t`Width of the evidence list`} pane={list} side="left" controls="items" />
      </div>
      <div className={css.reader}>{reading}</div>
      <Divider label={t`Width of the scoring panel`} pane={panel} side="right" controls="scoring" />
      <div className={css.scoring}>{scoring}</div>
    </div>
  )
}
