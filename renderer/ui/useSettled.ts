import { startTransition, useEffect, useState } from 'react'

/** Milliseconds in which whoever made a change has seen it. */
const settling = 300

/**
 * A value as it was until it has stayed as it is for a moment: for what follows from a change and
 * must not hold it up.
 * @param before what it is taken to have been at first
 */
export function useSettled<Value extends string | boolean>(value: Value, before = value): Value {
  const [settled, setSettled] = useState(before)
  useEffect(() => {
    if (value === settled) return undefined
    const timer = setTimeout(() => startTransition(() => setSettled(value)), settling)
    return () => clearTimeout(timer)
  }, [value, settled])
  return settled
}
