import { startTransition, useEffect, useState } from 'react'

/** Milliseconds without another movement after which the document follows. */
const settling = 150

/** The packet whose document is shown: the current one, once the reviewer stays on it. */
export function useSettledRow(packetId: string | null): string | null {
  const [settled, setSettled] = useState(packetId)
  useEffect(() => {
    const delay = settled === null ? 0 : settling
    const timer = setTimeout(() => startTransition(() => setSettled(packetId)), delay)
    return () => clearTimeout(timer)
  }, [packetId, settled])
  return settled
}
