import { createContext, use, useEffect, useEffectEvent } from 'react'
import { once } from '../once.ts'
import type { Query } from './search.ts'

/**
 * A hit to show: the page it is on, counted from 0, and where in the page's text it begins. Each wish
 * has a nonce of its own.
 */
export type FindWish = { query: Query; page: number; start: number; nonce: number }

type Finding = {
  wish: FindWish | null
  /** Looks for the same in all that the host of the reader has; null where that is nothing more. */
  onAll: (() => void) | null
}

/** What the host of the reader wants found. */
export const FindingContext = createContext<Finding>({ wish: null, onAll: null })

const isNew = once()

/** Calls `show` once for each wish. */
export function useFindWish(show: (wish: FindWish) => void) {
  const { wish } = use(FindingContext)
  const nonce = wish?.nonce ?? null
  const take = useEffectEvent(() => show(wish!))
  useEffect(() => {
    if (nonce !== null && isNew(nonce)) take()
  }, [nonce])
}

/** The page of the hit that is wanted; what is shown in portions shows it. */
export const useFindPage = () => use(FindingContext).wish?.page ?? 0
