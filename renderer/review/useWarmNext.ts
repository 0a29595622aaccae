import { useEffect } from 'react'
import { warm } from '../reading/warm.ts'
import { evidenceSource } from '../store/evidence.ts'
import { packetView } from '../store/packet.ts'
import { nextToDo } from '../store/queue.ts'

/** Opens the first item of the packet to be decided next, so that going there shows it at once. */
export function useWarmNext(packetId: string) {
  useEffect(() => {
    let left = false
    let release = () => {}
    const prepare = async () => {
      const next = await nextToDo(packetId)
      const view = next === null ? null : await packetView(next)
      const [first] = view?.packet.evidence ?? []
      if (first && !left) release = warm(first, (sha256) => evidenceSource(sha256))
    }
    // Nothing is lost when it fails: the item is then opened when it is shown.
    prepare().catch(() => {})
    return () => {
      left = true
      release()
    }
  }, [packetId])
}
