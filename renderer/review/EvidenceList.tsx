import { plural, t } from '@lingui/core/macro'
import { Columns2, Search } from 'lucide-react'
import type { Evidence } from '../../shared/model/evidence.ts'
import { useAriaKeys, useKeyHint } from '../keys/useShortcut.ts'
import type { FileView } from '../store/packet.ts'
import hidden from '../ui/hidden.module.css'
import { percent } from '../ui/percent.ts'
import type { ReadingRow } from '../store/rows.ts'
import { arrivedOf } from './arrival.ts'
import { writeSeen } from './record/opened.ts'
import css from './EvidenceList.module.css'
import { iconOf } from './icons.ts'
import { ChangeMark } from './since/ChangeMark.tsx'
import type { ItemMark } from './since/since.ts'

type EvidenceListProps = {
  items: Evidence[]
  files: Record<string, FileView>
  /** From which index on they are of earlier revisions or attempts. */
  past: number
  /** What became of an item since the attempt before. */
  markOf: (item: Evidence) => ItemMark | undefined
  current: number
  /** The one on screen beside it; -1 where there is none. */
  beside: number
  /** How many places of each item are tied to criteria, by the item's SHA-256. */
  tied: Map<string, number>
  /** What was on screen so far, by the item's SHA-256; null while that is being read. */
  opened: ReadingRow['items'] | null
  onShow: (index: number) => void
  /** Looks for words in all of them. */
  onFind: () => void
}

const before = t({ message: 'before', comment: 'an item of an earlier revision of the packet' })

const writeTied = (places: number) => plural(places, { one: 'Tied once', other: 'Tied # times' })

/** The items of the packet; where the window is narrow, as tabs over the document. */
export function EvidenceList(props: EvidenceListProps) {
  const findKeys = useAriaKeys('find-all')
  const findKey = useKeyHint('find-all')
  const { items, files, past, markOf, current, beside, tied, opened, onShow, onFind } = props
  return (
    <nav className={css.nav} aria-label={t`Evidence`} id="items">
      <ul className={css.list}>
        {items.map((item, index) => {
          const Icon = iconOf(item)
          const arrived = arrivedOf(item, files)
          const mark = markOf(item)
          const places = tied.get(item.sha256)
          const read = opened?.[item.sha256]
          const isSeen = index === current || index === beside
          const isNew = opened !== null && !read && !isSeen && index < past
          return (
            <li key={`${item.id} ${item.sha256}`}>
              <button
                type="button"
                className={css.item}
                aria-current={index === current ? 'true' : undefined}
                onClick={() => onShow(index)}
                title={`${item.title}\n${writeSeen(read)}`}
                data-new={isNew}
              >
                <Icon size={15} aria-hidden className={css.icon} />
                <span className={css.title}>{item.title}</span>
                <span className={css.marks}>
                  {mark && mark.kind !== 'before' && <ChangeMark kind={mark.kind} />}
                  {index >= past && (
                    <span className={css.aside}>
                      {mark?.attempt ? t`attempt ${{ attempt: mark.attempt }}` : before}
                    </span>
                  )}
                  {isNew && (
                    <span className={css.unseen}>
                      <span className={hidden.hidden}>{t`Not opened yet`}</span>
                    </span>
                  )}
                  {index === beside && index !== current && (
                    <span className={css.beside}>
                      <Columns2 size={13} aria-hidden />
                      <span className={hidden.hidden}>{t`On screen beside it`}</span>
                    </span>
                  )}
                  {arrived && (
                    <span className={css.aside}>
                      {arrived.problem
                        ? '!'
                        : t`${{ part: percent(arrived.have, arrived.size) }} %`}
                    </span>
                  )}
                  {places && (
                    <span className={css.tied} title={writeTied(places)}>
                      {places}
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className={css.find}
        title={t`Find in all evidence${findKey}`}
        aria-keyshortcuts={findKeys}
        onClick={onFind}
      >
        <Search size={15} aria-hidden className={css.icon} />
        <span className={css.findName}>{t`Find in all evidence`}</span>
      </button>
    </nav>
  )
}
