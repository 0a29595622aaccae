import { t } from '@lingui/core/macro'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import { showDone } from '../scoring/showing.ts'
import { goBack, type Way } from '../scoring/undo.ts'
import { useSay, useTell } from '../ui/Announcer.tsx'

/**
 * Takes back what was done last in this window, in whichever packet, and does it again; goes to the
 * packet, so that it is seen.
 */
export function useUndo(onProblem: (error: unknown) => void) {
  const [location, navigate] = useLocation()
  const say = useSay()
  const tell = useTell()
  /** One at a time: who holds the key down means one after the other. */
  const last = useRef(Promise.resolve())
  const run = (as: Way) => {
    last.current = last.current.then(async () => {
      try {
        const done = await goBack(as)
        if (!done) return tell(as === 'undo' ? t`Nothing to take back` : t`Nothing to do again`)
        const { packetId } = done
        const to = `/review/${packetId}`
        if (packetId !== null && !showDone(packetId) && location !== to) navigate(to)
        return say(done.said)
      } catch (error) {
        return onProblem(error)
      }
    })
  }
  useKeys({ undo: () => run('undo'), redo: () => run('redo') })
}
