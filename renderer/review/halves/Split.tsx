import { t } from '@lingui/core/macro'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { Divider } from '../Divider.tsx'
import css from './Split.module.css'
import { usePart } from './usePart.ts'

type SplitProps = {
  isSplit: boolean
  /** Its parts; each says by `data-half` in which half it stands, and fills both if in none. */
  children: ReactNode
}

/** In CSS pixels: what a document, with its tools, can do with. */
const least = 280

/** Where documents stand: the whole of it each, or two side by side with a divider between them. */
export function Split({ isSplit, children }: SplitProps) {
  const whole = useRef<HTMLDivElement>(null)
  const { part, pane } = usePart('first-document', whole, least)
  const widths = { '--part': `${100 * part}%`, '--least': `${least}px` }
  return (
    <div ref={whole} className={css.split} data-split={isSplit} style={widths as CSSProperties}>
      {children}
      {isSplit && (
        <div className={css.divider}>
          <Divider
            label={t`Width of the first document`}
            pane={pane}
            side="left"
            controls="first-document"
          />
        </div>
      )}
    </div>
  )
}
