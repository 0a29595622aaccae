// A rule cannot take the focus; a separator that is moved by hand must.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import css from './Divider.module.css'
import type { Pane } from './usePane.ts'

type DividerProps = { label: string; pane: Pane; side: 'left' | 'right'; controls: string }

const step = 16

/** Moves the edge of a pane that lies to its `side`, by pointer or by arrow keys. */
export function Divider({ label, pane, side, controls }: DividerProps) {
  const grip = useRef<{ x: number; width: number } | null>(null)
  const outward = side === 'left' ? 1 : -1
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, width: pane.width }
  }
  const move = (event: PointerEvent) => {
    if (grip.current === null) return
    pane.setWidth(grip.current.width + outward * (event.clientX - grip.current.x))
  }
  const key = (event: KeyboardEvent) => {
    const right = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (right === 0) return
    event.preventDefault()
    pane.setWidth(pane.width + outward * right * step)
  }
  return (
    // A separator that can be moved is a control, which the rules of the linter do not know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={pane.width}
      aria-valuemin={pane.least}
      aria-valuemax={pane.most}
      aria-controls={controls}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={css.divider}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
      onKeyDown={key}
    />
  )
}
