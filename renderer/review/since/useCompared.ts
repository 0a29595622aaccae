import { startTransition, useEffect, useEffectEvent, useState } from 'react'
import type { Evidence } from '../../../shared/model/evidence.ts'
import { type CoverOn, coverKey, coversOf } from '../../reading/covers/cover.ts'
import { openLookedIn } from '../../reading/search/looked.ts'
import { keeper, openSource } from '../ReadingPane.tsx'
import { type Compared, compareItems } from './compare.ts'

/** `missing` while one of the two has not come. */
export type Comparison = Compared | { is: 'reading' | 'missing' | 'failed' }

/** Compares two items, without what is covered of them, as soon as both are here, while on screen. */
export function useCompared(
  before: Evidence,
  now: Evidence,
  covers: readonly CoverOn[],
  isHere: boolean,
): Comparison {
  const key = `${before.sha256} ${now.sha256} ${coverKey(covers)}`
  const [done, setDone] = useState<{ key: string; comparison: Comparison } | null>(null)
  const compare = useEffectEvent(async (_key: string, left: AbortSignal) => {
    const open = (item: Evidence) =>
      openLookedIn(item, { openSource, keeper }, coversOf(covers, item.sha256))
    const failed = () => ({ is: 'failed' as const })
    const comparison = await compareItems(before, now, open, left).catch(failed)
    // Keys go before the drawing of a long difference.
    if (!left.aborted) startTransition(() => setDone({ key, comparison }))
  })
  useEffect(() => {
    const left = new AbortController()
    if (isHere) void compare(key, left.signal)
    return () => left.abort()
  }, [key, isHere])
  if (!isHere) return { is: 'missing' }
  return done?.key === key ? done.comparison : { is: 'reading' }
}
