import { useEffect, useRef } from 'react'

/**
 * Asks whether the component is still on screen, after something that took its time: who has gone
 * elsewhere meanwhile is not taken along.
 */
export function useStillHere(): () => boolean {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  return () => here.current
}
