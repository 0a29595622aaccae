import { t } from '@lingui/core/macro'
import { createContext, use } from 'react'

/**
 * Whether the reader is on screen. One that is not was opened ahead: it is drawn as it will be, but
 * takes no commands, follows no wishes and tells nothing.
 */
export const ShownContext = createContext(true)

export const useIsShown = () => use(ShownContext)

/** Whether the reader takes the commands: of two on screen one does. */
export const ActiveContext = createContext(true)

export const useIsActive = () => use(ActiveContext)

/** Which of two documents on screen it is. */
export type Side = 'first' | 'second'
export const sides = ['first', 'second'] as const satisfies readonly Side[]

/** Null where there is but one. */
export const SideContext = createContext<Side | null>(null)

export const useSide = () => use(SideContext)

/** A name as it is told from the same one in the other document. */
export function nameOn(side: Side | null, name: string): string {
  if (side === null) return name
  return side === 'first' ? t`${name}, first document` : t`${name}, second document`
}
