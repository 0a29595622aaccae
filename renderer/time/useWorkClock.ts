import { useEffect } from 'react'
import { onTouch } from '../ui/touches.ts'
import { clock } from './clock.ts'

/** Runs the clock while the component is on screen: what is locked shows another screen. */
export function useWorkClock(): void {
  useEffect(() => {
    const look = () => clock.front(document.visibilityState === 'visible' && document.hasFocus())
    look()
    const letGo = onTouch(() => clock.touch())
    for (const name of ['focus', 'blur']) addEventListener(name, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      letGo()
      for (const name of ['focus', 'blur']) removeEventListener(name, look)
      document.removeEventListener('visibilitychange', look)
      clock.front(false)
    }
  }, [])
}

/** Tells the clock what is in work while the component is on screen; null for nothing. */
export function useWorkOn(
  packetId: string | null,
  rubricId: string,
  criterionId: string | null,
): void {
  useEffect(() => {
    clock.at(packetId !== null && criterionId !== null ? { packetId, rubricId, criterionId } : null)
    return () => clock.at(null)
  }, [packetId, rubricId, criterionId])
}
