import { startTransition, useEffect, useState } from 'react'

/** Milliseconds within which it comes, however busy the window is. */
const latest = 1000

/**
 * Whether something is due that nobody needs yet: at once where it is needed now, else when the window
 * has nothing else to do, so that it does not lengthen what is drawn now.
 */
export function useLater(isNeeded: boolean): boolean {
  const [isDue, setDue] = useState(isNeeded)
  useEffect(() => {
    if (isDue) return undefined
    const waiting = requestIdleCallback(() => startTransition(() => setDue(true)), {
      timeout: latest,
    })
    return () => cancelIdleCallback(waiting)
  }, [isDue])
  return isDue || isNeeded
}
