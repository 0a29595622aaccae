import { t } from '@lingui/core/macro'
import { ChevronRight } from 'lucide-react'
import css from './Contents.module.css'
import type { Entry } from './outline.ts'

type ContentsLineProps = {
  id: string
  entry: Entry
  /** In pixels from the top of the list. */
  top: number
  height: number
  /** Whether one is in this section. */
  isCurrent: boolean
  /** Whether the keys are here. */
  isActive: boolean
  isExpanded: boolean
  onGo: () => void
  onToggle: () => void
}

/** In pixels, by which a line stands further in than the one that it is under. */
const indent = 14

export function ContentsLine({ id, entry, ...props }: ContentsLineProps) {
  const title = entry.title || t({ message: 'Untitled', comment: 'a section of a document' })
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys
    <div
      id={id}
      className={css.line}
      role="treeitem"
      aria-label={title}
      aria-level={entry.level}
      aria-posinset={entry.place}
      aria-setsize={entry.siblings}
      aria-expanded={entry.hasChildren ? props.isExpanded : undefined}
      aria-selected={props.isCurrent}
      aria-current={props.isCurrent ? 'location' : undefined}
      data-active={props.isActive}
      title={title}
      style={{ top: props.top, height: props.height, paddingLeft: 4 + indent * (entry.level - 1) }}
      onClick={props.onGo}
    >
      <span
        className={css.toggle}
        data-open={props.isExpanded}
        aria-hidden
        onClick={(event) => {
          if (!entry.hasChildren) return
          event.stopPropagation()
          props.onToggle()
        }}
      >
        {entry.hasChildren && <ChevronRight size={14} />}
      </span>
      <span className={css.title} dir="auto">
        {title}
      </span>
    </div>
  )
}
