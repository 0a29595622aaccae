import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { draftAtHand, type DraftWriter, openDraft } from '../store/drafts.ts'

const never = () => () => {}

/**
 * The draft of a packet, live. What the writer holds is read through subscriptions alone: its
 * getters change while it stays the same object.
 */
export function useDraft(packetId: string) {
  // Opened ahead where it was foreseen: what is on screen with the packet takes ratings.
  const [writer, setWriter] = useState<DraftWriter | null>(() => draftAtHand(packetId))
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let left = false
    const opening = openDraft(packetId)
    opening.then(
      (opened) => !left && setWriter(opened),
      (error: unknown) => !left && setProblem(toProblem(error)),
    )
    return () => {
      left = true
      // What could not be flushed is the writer's own state; here nobody is left to be told.
      opening.then((opened) => opened.close()).catch(() => {})
    }
  }, [packetId])

  const subscribe = writer?.subscribe ?? never
  const draft = useSyncExternalStore(subscribe, () => writer?.draft ?? null)
  const state = useSyncExternalStore(subscribe, () => writer?.state ?? 'saved')
  const outdated = useSyncExternalStore(subscribe, () => writer?.outdated ?? null)
  return { writer, draft, state, outdated, problem }
}
export type DraftHandle = ReturnType<typeof useDraft>
