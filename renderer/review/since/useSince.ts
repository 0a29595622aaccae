import { useState } from 'react'
import type { PacketView } from '../../store/packet.ts'
import { leaveFill } from '../fill.ts'
import { focusReview } from '../focus.ts'
import type { HalvesHandle } from '../halves/useHalves.ts'
import { sinceOf } from './since.ts'

/**
 * What changed since the attempt before, and whether it lies over the documents: until they are others,
 * or the packet is.
 */
export function useSince(view: PacketView | undefined, shown: HalvesHandle['shown']) {
  const screen = `${view?.packet.id} ${shown.map(({ item }) => item.sha256).join(' ')}`
  const [openedOn, setOpenedOn] = useState<string | null>(null)
  const of = view ? sinceOf(view.packet) : null
  const isOpen = of !== null && openedOn === screen
  const close = () => setOpenedOn(null)
  const leave = () => {
    close()
    focusReview()
  }
  const toggle = () => {
    if (isOpen) return leave()
    leaveFill()
    setOpenedOn(screen)
  }
  return { of, isOpen, close, leave, toggle }
}
