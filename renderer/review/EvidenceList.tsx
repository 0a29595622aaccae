import type { Evidence } from '../../shared/model/evidence.ts'
import type { FileView } from '../store/packet.ts'
import { percent } from '../ui/percent.ts'
import { arrivedOf } from './arrival.ts'
import css from './EvidenceList.module.css'
import { iconOf } from './icons.ts'

type EvidenceListProps = {
  items: Evidence[]
  files: Record<string, FileView>
  /** From which index on they are of earlier revisions. */
  past: number
  current: number
  /** How many places of each item are tied to criteria, by the item's SHA-256. */
  tied: Map<string, number>
  onShow: (index: number) => void
}

/** The items of the packet; where the window is narrow, as tabs over the document. */
export function EvidenceList({ items, files, past, current, tied, onShow }: EvidenceListProps) {
  return (
    <nav className={css.nav} aria-label="Evidence" id="items">
      <ul className={css.list}>
        {items.map((item, index) => {
          const Icon = iconOf(item)
          const arrived = arrivedOf(item, files)
          const places = tied.get(item.sha256)
          return (
            <li key={`${item.id} ${item.sha256}`}>
              <button
                type="button"
                className={css.item}
                aria-current={index === current ? 'true' : undefined}
                onClick={() => onShow(index)}
                title={item.title}
              >
                <Icon size={15} aria-hidden className={css.icon} />
                <span className={css.title}>{item.title}</span>
                {index >= past && <span className={css.aside}>before</span>}
                {arrived && (
                  <span className={css.aside}>
                    {arrived.problem ? '!' : `${percent(arrived.have, arrived.size)} %`}
                  </span>
                )}
                {places && (
                  <span className={css.tied} title={`Tied ${places} times`}>
                    {places}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
