import { useEffect } from 'react'
import type { SheetView } from './view.ts'

/**
 * A page to show, counted from 0, and the anchor on it that is meant; each wish has a nonce of its
 * own.
 */
export type GoTo = { page: number; anchorId: string; nonce: number } | null

/** The wish done last: coming back to an item finds the place where one left it, not an old wish. */
let done: number | null = null

export function useGoTo(view: SheetView, goTo: GoTo) {
  const page = goTo?.page ?? null
  const nonce = goTo?.nonce ?? null
  useEffect(() => {
    if (page === null || nonce === done) return
    done = nonce
    view.goTo(page)
  }, [view, page, nonce])
}
