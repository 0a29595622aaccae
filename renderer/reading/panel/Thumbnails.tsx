// Options that are placed by a virtualizer cannot be a select: laid out freely, it loses its meaning.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { t } from '@lingui/core/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import type { Labels } from '../sheets/labels.ts'
import type { Size } from '../sheets/layout.ts'
import type { Shown } from '../sheets/view.ts'
import { writePage } from '../sheets/words.ts'
import panel from './Panel.module.css'
import css from './Thumbnails.module.css'

type ThumbnailsProps = {
  shown: Shown
  labels: Labels | null
  onPage: (page: number) => void
  /** Draws a page at a scale, 1 being actual size; `size` is what it fills, in CSS pixels. */
  renderPage: (page: number, scale: number, size: Size) => ReactNode
}

/** In CSS pixels: what a small page fits in, and what its name and the gaps take beside it. */
const room = { width: 136, height: 176 }
const beside = 40

/** All pages, small, of which only those near what is seen are drawn; the focus stays on the list. */
export function Thumbnails({ shown, labels, onPage, renderPage }: ThumbnailsProps) {
  // The virtualizer changes inside while its identity stays, which a compiled component would miss.
  'use no memo'
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const { page } = shown
  const pages = shown.layout.boxes.length
  const first = smallOf(shown, 0).size
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: pages,
    getScrollElement: () => list.current,
    estimateSize: () => first.height + beside,
    overscan: 2,
  })
  useEffect(() => virtual.measure(), [virtual, first.height])
  useEffect(() => virtual.scrollToIndex(page), [virtual, page])

  const press = (event: KeyboardEvent) => {
    const way = { ArrowDown: page + 1, ArrowUp: page - 1, Home: 0, End: pages - 1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    onPage(Math.min(pages - 1, Math.max(0, way)))
  }
  return (
    <div
      ref={list}
      className={panel.list}
      role="listbox"
      aria-label={t`Pages`}
      aria-activedescendant={`${id}-${page}`}
      tabIndex={0}
      data-keys="arrows"
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, start }) => {
        const { scale, size } = smallOf(shown, index)
        const label = labels?.[index] ?? null
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
          <div
            key={index}
            id={`${id}-${index}`}
            className={css.option}
            role="option"
            aria-label={writePage(index, pages, label)}
            aria-selected={index === page}
            aria-posinset={index + 1}
            aria-setsize={pages}
            style={{ top: start, height: first.height + beside }}
            onClick={() => onPage(index)}
          >
            <div
              className={css.paper}
              style={{
                width: Math.min(size.width, first.width),
                height: Math.min(size.height, first.height),
              }}
            >
              {renderPage(index, scale, size)}
            </div>
            <span className={css.name}>{label ?? index + 1}</span>
          </div>
        )
      })}
    </div>
  )
}

/** How a page is shown small; rounded, so that zooming the page itself does not have it drawn again. */
function smallOf({ layout }: Shown, page: number): { scale: number; size: Size } {
  const box = layout.boxes[page]!
  const [width, height] = [Math.round(box.width / box.scale), Math.round(box.height / box.scale)]
  const scale = Math.min(room.width / width, room.height / height)
  return { scale, size: { width: width * scale, height: height * scale } }
}
