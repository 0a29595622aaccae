import { useState } from 'react'
import { foreseen } from './foresee.ts'

/**
 * A packet as it was foreseen when it was opened, null where it was not. It stays until the packet is
 * read: what is foreseen meanwhile is of other packets, and what is on screen must not go for that.
 */
export function useForeseen(packetId: string) {
  const [opened, setOpened] = useState(() => ({ packetId, view: foreseen(packetId) }))
  if (opened.packetId === packetId) return opened.view
  const next = { packetId, view: foreseen(packetId) }
  setOpened(next)
  return next.view
}
