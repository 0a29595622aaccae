// Options that are placed by a virtualizer cannot be a select: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useRef } from 'react'
import type { Found, Hit } from './EvidenceFinder.ts'
import css from './HitList.module.css'
import type { Row } from './rows.ts'
import { writeFoundIn } from './words.ts'

type HitListProps = {
  id: string
  rows: readonly Row[]
  /** The line that keys lead to; -1 where there is none. */
  current: number
  onPress: (index: number) => void
}

/** In CSS pixels. */
const heights = { item: 34, hit: 46 }

/** The field goes on taking the keys. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

export const optionId = (list: string, index: number) => `${list}-${index}`

/** Items and the hits in them; the field above has the focus and the keys. */
export function HitList({ id, rows, current, onPress }: HitListProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const list = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (rows[index]?.hit ? heights.hit : heights.item),
    overscan: 4,
  })
  useEffect(() => virtual.measure(), [virtual, rows])
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current)
  }, [virtual, current])
  return (
    <div
      ref={list}
      id={id}
      className={css.list}
      role="listbox"
      aria-label={t`Found in the evidence`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={-1}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, start, size }) => {
        const { found, hit } = rows[index]!
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and the keys
          <div
            key={index}
            id={optionId(id, index)}
            className={hit ? css.hit : css.item}
            role="option"
            aria-selected={index === current}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            style={{ top: start, height: size }}
            onMouseDown={keepFocus}
            onClick={() => onPress(index)}
          >
            {hit ? (
              <HitLine hit={hit} page={pageOf(found, hit)} />
            ) : (
              <>
                <span className={css.title}>{found.item.title}</span>{' '}
                <span className={css.count} data-quiet={found.count === 0}>
                  {writeFoundIn(found)}
                </span>
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** What the item calls the page of a hit, as a reader says it; null where it has none. */
const pageOf = ({ isPaged, labels }: Found, { page }: Hit): string | null =>
  isPaged ? (labels?.[page] ?? String(page + 1)) : null

function HitLine({ hit, page }: { hit: Hit; page: string | null }) {
  return (
    <>
      {page !== null && (
        <span className={css.page}>{t({ message: `p. ${page}`, comment: 'a page' })}</span>
      )}
      <span className={css.words} dir="auto">
        {hit.before}
        <mark className={css.mark}>{hit.hit}</mark>
        {hit.after}
      </span>
    </>
  )
}
