import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '../keys/useKeys.ts'
import type { Difference } from '../scoring/difference.ts'
import { history, type Step } from '../scoring/history.ts'
import { openDraft } from '../store/drafts.ts'
import { takeBack } from '../store/take-back.ts'
import { useSay } from '../ui/Announcer.tsx'

const told: Record<Difference['what'], string> = {
  rating: 'The rating is as it was',
  seen: 'What was ticked is as it was',
  comment: 'The comment is as it was',
  tied: 'Untied again',
  untied: 'Tied again',
  noted: 'The note is as it was',
  outcome: 'The outcome is as it was',
  text: 'The text is as it was',
}

type Done = { packetId: string; said: string }

/** @returns null where nothing of the step is left to be changed */
async function turn(step: Step, as: 'undo' | 'redo'): Promise<Done | null> {
  const { packetId } = step
  if (step.is === 'decision') {
    await takeBack(packetId)
    return { packetId, said: `${packetId} taken back; its review is open again` }
  }
  const writer = await openDraft(packetId)
  try {
    const { draft } = writer
    const after = draft && history.turn(step, draft, as)
    if (after === null) return null
    await writer
      .change(() => after)
      .catch((error: unknown) => {
        history.notTurned(step, as)
        throw error
      })
    return { packetId, said: told[step.what] }
  } finally {
    await writer.close()
  }
}

/** The newest step of which something is left. */
async function go(as: 'undo' | 'redo'): Promise<Done | null> {
  for (;;) {
    const step = as === 'undo' ? history.takeLast() : history.takeUndone()
    if (step === null) return null
    const done = await turn(step, as)
    if (done) return done
  }
}

/**
 * Takes back what was done last in this window, in whichever packet, and does it again; goes to the
 * packet, so that it is seen.
 */
export function useUndo(onProblem: (error: unknown) => void) {
  const [location, navigate] = useLocation()
  const say = useSay()
  /** One at a time: who holds the key down means one after the other. */
  const last = useRef(Promise.resolve())
  const run = (as: 'undo' | 'redo') => {
    last.current = last.current.then(async () => {
      try {
        const done = await go(as)
        if (!done) return say(as === 'undo' ? 'Nothing to take back' : 'Nothing to do again')
        const to = `/review/${done.packetId}`
        if (location !== to) navigate(to)
        return say(done.said)
      } catch (error) {
        return onProblem(error)
      }
    })
  }
  useKeys({ undo: () => run('undo'), redo: () => run('redo') })
}
