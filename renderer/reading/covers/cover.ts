import { t } from '@lingui/core/macro'
import type { Cover, CoverBox } from '../../../shared/model/cover.ts'

/** A region of a file that is covered, and by whom: what the office covers, no reviewer lifts. */
export type CoverOn = Cover & { by: 'office' | 'reviewer' }

/** What is covered of an item, and how a reviewer covers more of it. */
export type Covering = {
  /** Those of this item's file. */
  covers: readonly CoverOn[]
  /** A region was drawn to be covered; null where none can be. */
  onCover: ((page: number, box: CoverBox) => void) | null
  onName: (cover: CoverOn, name: string) => void
  onLift: (cover: CoverOn) => void
}

export const uncovered: Covering = { covers: [], onCover: null, onName: () => {}, onLift: () => {} }

export const coversOf = (covers: readonly CoverOn[], sha256: string): CoverOn[] =>
  covers.filter((cover) => cover.sha256 === sha256)

export const isOfficeCovered = (covers: readonly CoverOn[], sha256: string): boolean =>
  covers.some((cover) => cover.by === 'office' && cover.sha256 === sha256)

/**
 * Tells what is covered from what was covered before, by ids alone: the box of a cover never changes.
 * What is opened, painted or read with one key is never shown under another.
 */
export const coverKey = (covers: readonly Pick<CoverOn, 'id'>[]): string =>
  covers
    .map(({ id }) => id)
    .toSorted()
    .join(' ')

/** What a cover says of itself. */
export function writeCover({ by, name }: Pick<CoverOn, 'by' | 'name'>): string {
  if (by === 'office')
    return name === '' ? t`Covered by the office` : t`Covered by the office: ${name}`
  return name === '' ? t`Covered by you` : t`Covered by you: ${name}`
}
