import { useEffect } from 'react'
import { once } from '../once.ts'
import type { SheetView } from './view.ts'

/**
 * A page to show, counted from 0, and the anchor on it that is meant; each wish has a nonce of its
 * own.
 */
export type GoTo = { page: number; anchorId: string; nonce: number } | null

const isNew = once()

export function useGoTo(view: SheetView, goTo: GoTo) {
  const page = goTo?.page ?? null
  const nonce = goTo?.nonce ?? null
  useEffect(() => {
    if (page !== null && nonce !== null && isNew(nonce)) view.goTo(page)
  }, [view, page, nonce])
}
