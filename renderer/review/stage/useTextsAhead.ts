import { useEffect } from 'react'
import { useRoute } from 'wouter'
import { calm } from '../../ui/calm.ts'
import { onTouch } from '../../ui/touches.ts'
import { readTextsAhead } from './textsAhead.ts'

/** Of all windows, one reads ahead. */
const lock = 'texts-ahead'

/** Reads texts ahead of whichever packet is on screen, for as long as the component is. */
export function useTextsAhead(): void {
  const [isReview, review] = useRoute('/review/:id')
  const packetId = isReview ? review.id : null
  useEffect(() => onTouch(() => calm.touch()), [])
  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    navigator.locks
      .request(lock, { signal }, () => readTextsAhead(packetId, signal))
      // Nobody asked for it, and whoever asks for the text has it read then.
      .catch(() => {})
    return () => left.abort()
  }, [packetId])
}
