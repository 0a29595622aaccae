import { t } from '@lingui/core/macro'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTell } from '../../ui/Announcer.tsx'
import type { Area } from './geometry.ts'
import css from './RegionTool.module.css'

type RegionToolProps = {
  /** What is done with the region. */
  action: 'tie' | 'cover'
  /** Whether the keys begin on this page. */
  isCurrent: boolean
  /** Why nothing can be done with an area; null where it can. */
  refusal?: (area: Area) => string | null
  onRegion: (area: Area) => void
  onLeave: () => void
}

/** In per cent of the page: smaller is a slip of the hand. */
const smallest = 0.8
/** In per cent of the page: by how much a key moves or sizes. */
const keyStep = 2

const labels = {
  tie: t`Region to tie. Arrow keys move it, with Shift they size it, Enter takes it.`,
  cover: t`Region to cover. Arrow keys move it, with Shift they size it, Enter takes it.`,
}

const middle: Area = { left: 25, top: 35, width: 50, height: 20 }

type Corner = { left: number; top: number }

/** Draws a region on a page: by a drag over it, or by keys from its middle. */
export function RegionTool(props: RegionToolProps) {
  const { action, isCurrent, refusal = allowed, onRegion, onLeave } = props
  const tell = useTell()
  const [area, setArea] = useState<Area | null>(isCurrent ? middle : null)
  const [isDrawing, setDrawing] = useState(false)
  // A quick hand is ahead of what is drawn: where it began and ended is not taken from that.
  const corner = useRef<Corner | null>(null)

  const refused = area && refusal(area)
  const take = (taken: Area) => {
    const why = refusal(taken)
    if (why === null) onRegion(taken)
    else tell(why)
  }

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    corner.current = pointIn(event)
    setDrawing(true)
    setArea(null)
  }
  const draw = (event: PointerEvent<HTMLElement>) => {
    if (corner.current) setArea(between(corner.current, pointIn(event)))
  }
  const stop = () => {
    corner.current = null
    setDrawing(false)
    setArea(null)
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    if (!corner.current) return
    const drawn = between(corner.current, pointIn(event))
    stop()
    if (drawn.width < smallest || drawn.height < smallest) return
    setArea(drawn)
    take(drawn)
  }
  const byKey = (event: KeyboardEvent) => {
    const way = ways[event.key]
    if (event.key === 'Enter' && area) take(area)
    else if (event.key === 'Escape') onLeave()
    else if (way && area) setArea(event.shiftKey ? sized(area, way) : moved(area, way))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={css.paper}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={stop}
    >
      {area && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes arrow keys as an application does
        <div
          ref={isDrawing ? null : focus}
          className={css.region}
          role="application"
          aria-label={labels[action]}
          data-action={action}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what takes keys must be reachable by them
          tabIndex={0}
          style={{
            left: `${area.left}%`,
            top: `${area.top}%`,
            width: `${area.width}%`,
            height: `${area.height}%`,
          }}
          onKeyDown={byKey}
        >
          {refused !== null && <span className={css.refused}>{refused}</span>}
        </div>
      )}
    </div>
  )
}

const allowed = () => null

const focus = (element: HTMLElement | null) => element?.focus({ preventScroll: true })

type Way = readonly [x: number, y: number]
const ways: Record<string, Way> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, value))

const moved = (area: Area, [x, y]: Way): Area => ({
  ...area,
  left: within(area.left + x * keyStep, 100 - area.width),
  top: within(area.top + y * keyStep, 100 - area.height),
})

const sized = (area: Area, [x, y]: Way): Area => ({
  ...area,
  width: Math.max(keyStep, within(area.width + x * keyStep, 100 - area.left)),
  height: Math.max(keyStep, within(area.height + y * keyStep, 100 - area.top)),
})

/** A pointer's place, in per cent of the page that it was put down on. */
function pointIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Corner {
  const page = currentTarget.getBoundingClientRect()
  return {
    left: within((100 * (clientX - page.left)) / page.width, 100),
    top: within((100 * (clientY - page.top)) / page.height, 100),
  }
}

const between = (one: Corner, other: Corner): Area => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  width: Math.abs(one.left - other.left),
  height: Math.abs(one.top - other.top),
})
