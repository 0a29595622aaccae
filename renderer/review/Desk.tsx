import type { CSSProperties, ReactNode } from 'react'
import type { Anchor } from '../../shared/model/anchor.ts'
import type { Evidence } from '../../shared/model/evidence.ts'
import type { PacketView } from '../store/packet.ts'
import { Divider } from './Divider.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import css from './Review.module.css'
import type { Shown } from './Sitting.tsx'
import { usePane } from './usePane.ts'

type DeskProps = {
  view: PacketView
  items: Evidence[]
  shown: Shown
  anchors: { anchor: Anchor }[]
  onShow: (index: number) => void
  reading: ReactNode
  /** What stands at the right of the document. */
  children: ReactNode
}

/** The panes of a review: evidence, document, scoring, as wide as the reviewer left them. */
export function Desk({
  view,
  items: evidence,
  shown,
  anchors,
  onShow,
  reading,
  children,
}: DeskProps) {
  const items = usePane('items', 216, 160, 360)
  const scoring = usePane('scoring', 408, 360, 560)
  const tied = new Map<string, number>()
  for (const { anchor } of anchors) tied.set(anchor.sha256, (tied.get(anchor.sha256) ?? 0) + 1)
  const widths = { '--items': `${items.width}px`, '--scoring': `${scoring.width}px` }
  return (
    <div className={css.body} style={widths as CSSProperties}>
      <EvidenceList
        items={evidence}
        past={view.packet.evidence.length}
        files={view.files}
        current={shown.index}
        tied={tied}
        onShow={onShow}
      />
      <div className={css.wideOnly}>
        <Divider label="Width of the evidence list" pane={items} side="left" controls="items" />
      </div>
      <div className={css.reader}>{reading}</div>
      <Divider label="Width of the scoring panel" pane={scoring} side="right" controls="scoring" />
      <div className={css.scoring}>{children}</div>
    </div>
  )
}
