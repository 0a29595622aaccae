import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { neighbours } from '../queue/walk.ts'
import { useStillHere } from '../ui/useStillHere.ts'

/**
 * Goes to the packet after this one or before it. Each press counts from where the one before it led,
 * however soon it comes: what is on screen may be behind.
 */
export function useLeafing(id: string) {
  const [, navigate] = useLocation()
  const isStillHere = useStillHere()
  const at = useRef(id)
  const line = useRef(Promise.resolve())
  useEffect(() => {
    at.current = id
  }, [id])
  return (way: 'next' | 'previous') => {
    const step = async () => {
      const { [way]: to } = await neighbours(at.current)
      if (to === null || !isStillHere()) return
      at.current = to
      navigate(`/review/${to}`)
    }
    // A queue that cannot be read says so where it is shown; here the packet stays.
    line.current = line.current.then(step).catch(() => {})
  }
}
