import { useEffect } from 'react'
import { clock } from './clock.ts'

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Runs the clock while the component is on screen: what is locked shows another screen. */
export function useWorkClock(): void {
  useEffect(() => {
    const look = () => clock.front(document.visibilityState === 'visible' && document.hasFocus())
    const touch = () => clock.touch()
    look()
    for (const name of touches) addEventListener(name, touch, { passive: true, capture: true })
    for (const name of ['focus', 'blur']) addEventListener(name, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const name of touches) removeEventListener(name, touch, { capture: true })
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
