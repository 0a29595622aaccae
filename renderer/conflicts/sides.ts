import { t } from '@lingui/core/macro'
import type { Moved } from './moved.ts'

/** Evidence as the decision was made on it, and as the packet has it now. */
export type Side = keyof Moved

export const sideNames: Record<Side, string> = {
  was: t`as you saw it`,
  is: t`as it is now`,
}

/** The sides on which there is something to be read. */
export const sidesOf = (moved: Moved) =>
  (['was', 'is'] as const).filter((side) => moved[side] !== null)
