import type { CoverBox } from '../../shared/model/cover.ts'

/** Edges in per cent of a page, as the office says them. */
export type Edges = { left: number; top: number; width: number; height: number }

/** Finer than any screen shows, and the same number each time. */
const share = (percent: number) => Math.round(percent * 1e4) / 1e6

export const boxOf = ({ left, top, width, height }: Edges): CoverBox => [
  share(left),
  share(top),
  share(Math.min(width, 100 - left)),
  share(Math.min(height, 100 - top)),
]
