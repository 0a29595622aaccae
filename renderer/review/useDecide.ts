import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SignedDecision } from '../../shared/model/decision.ts'
import { type Outcome, outcomeNames } from '../../shared/model/outcome.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { history } from '../scoring/history.ts'
import { decide } from '../store/decide.ts'
import { nextToDo } from '../queue/walk.ts'
import { useSay } from '../ui/Announcer.tsx'
import { drawAfter } from '../ui/drawAfter.ts'

/** Milliseconds until a decision that takes its time is shown to be under way. */
const patience = 100

/** Decides a packet and goes to the next one that can be decided, or to the queue. */
export function useDecide(packetId: string) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isDeciding, setDeciding] = useState(false)
  const [, navigate] = useLocation()
  const say = useSay()
  const run = async (outcome: Outcome) => {
    let made = false
    // At once: who takes it back while it is being made means it.
    history.decided(packetId)
    const { promise: safe, resolve } = Promise.withResolvers<SignedDecision>()
    // What follows from it is written while the next packet is on screen, or by the next sync.
    const making = decide(packetId, undefined, undefined, resolve)
    const settled = Promise.race([safe, making]).finally(() => (made = true))
    const showWaiting = () => {
      if (made) return
      setDeciding(true)
      setProblem(null)
    }
    drawAfter(settled, showWaiting, patience)
    try {
      const [next] = await Promise.all([nextToDo(packetId).catch(() => null), settled])
      say(`${packetId} decided: ${outcomeNames[outcome]}`)
      navigate(next === null ? '/' : `/review/${next}`)
    } catch (error) {
      history.notDecided(packetId)
      setProblem(toProblem(error))
    }
    setDeciding(false)
  }
  return { decide: run, problem, isDeciding }
}
