import type { CoverBox } from '../../../shared/model/cover.ts'
import type { Area } from '../anchoring/geometry.ts'
import type { Turn } from '../sheets/layout.ts'

/** Edges in parts of a page. */
type Edges = { left: number; top: number; right: number; bottom: number }

/** One quarter clockwise. */
const quarter = ({ left, top, right, bottom }: Edges): Edges => ({
  left: 1 - bottom,
  top: left,
  right: 1 - top,
  bottom: right,
})

function turned(edges: Edges, quarters: number): Edges {
  let now = edges
  for (let left = quarters; left > 0; left -= 1) now = quarter(now)
  return now
}

/** Where a cover lies on its page as that is turned on screen, in per cent. */
export function areaOf([x, y, width, height]: CoverBox, turn: Turn): Area {
  const { left, top, right, bottom } = turned(
    { left: x, top: y, right: x + width, bottom: y + height },
    turn,
  )
  return {
    left: 100 * left,
    top: 100 * top,
    width: 100 * (right - left),
    height: 100 * (bottom - top),
  }
}

/** Finer than any screen shows; never past the edge of the page. */
const share = (value: number) => Math.min(1, Math.max(0, Math.round(value * 1e6) / 1e6))

/** The box of an area that was drawn on a page as it is turned. */
export function boxOf({ left, top, width, height }: Area, turn: Turn): CoverBox {
  const upright = turned(
    {
      left: left / 100,
      top: top / 100,
      right: (left + width) / 100,
      bottom: (top + height) / 100,
    },
    (4 - turn) % 4,
  )
  const [x, y] = [share(upright.left), share(upright.top)]
  return [x, y, share(upright.right - x), share(upright.bottom - y)]
}

/** Slips of rounding, in parts of a page. */
const slip = 1e-4

/** Whether the whole of a box lies under another. */
export const isWithin = (
  [x, y, width, height]: CoverBox,
  [left, top, across, down]: CoverBox,
): boolean =>
  x >= left - slip &&
  y >= top - slip &&
  x + width <= left + across + slip &&
  y + height <= top + down + slip
