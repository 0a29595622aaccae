import { useEffect } from 'react'
import type { SheetView } from './view.ts'

/**
 * A page to show, counted from 0, and the anchor on it that is meant; each wish has a nonce of its
 * own.
 */
export type GoTo = { page: number; anchorId: string; nonce: number } | null

/** The wishes done: coming back to an item finds the place where one left it, not an old wish. */
const done = new Set<number | null>()

export function useGoTo(view: SheetView, goTo: GoTo) {
  const page = goTo?.page ?? null
  const nonce = goTo?.nonce ?? null
  useEffect(() => {
    if (page === null || done.has(nonce)) return
    done.add(nonce)
    view.goTo(page)
  }, [view, page, nonce])
}
