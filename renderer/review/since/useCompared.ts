import { useEffect, useEffectEvent, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { openLookedIn } from '../../reading/search/looked.ts'
import { keeper, openSource } from '../ReadingPane.tsx'
import { type Compared, compareItems } from './compare.ts'

/** `missing` while one of the two has not come. */
export type Comparison = Compared | { is: 'reading' | 'missing' | 'failed' }

/** Compares two items as soon as both are here, for as long as it is on screen. */
export function useCompared(before: Evidence, now: Evidence, isHere: boolean): Comparison {
  const key = `${before.sha256} ${now.sha256}`
  const [done, setDone] = useState<{ key: string; comparison: Comparison } | null>(null)
  const compare = useEffectEvent(async (_key: string, left: AbortSignal) => {
    const open = (item: Evidence) => openLookedIn(item, { openSource, keeper })
    const failed = () => ({ is: 'failed' as const })
    const comparison = await compareItems(before, now, open, left).catch(failed)
    if (!left.aborted) setDone({ key, comparison })
  })
  useEffect(() => {
    const left = new AbortController()
    if (isHere) void compare(key, left.signal)
    return () => left.abort()
  }, [key, isHere])
  if (!isHere) return { is: 'missing' }
  return done?.key === key ? done.comparison : { is: 'reading' }
}
