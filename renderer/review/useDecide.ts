import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Outcome } from '../../shared/model/outcome.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { useDesk } from '../app/session.ts'
import { nextToDo } from '../queue/walk.ts'
import { useSay } from '../ui/Announcer.tsx'
import { drawAfter } from '../ui/drawAfter.ts'
import { useStillHere } from '../ui/useStillHere.ts'
import { makeDecision } from './makeDecision.ts'
import { outcomeName } from '../words/shared.ts'

/** Milliseconds until a decision that takes its time is shown to be under way. */
const patience = 100

/**
 * Decides a packet and goes to the next one that can be decided, or home: to the queue, say. Who has
 * left the packet meanwhile stays where they are, and is told there of what failed.
 */
export function useDecide(packetId: string, home = '/') {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isDeciding, setDeciding] = useState(false)
  const [, navigate] = useLocation()
  const { tell } = useDesk()
  const isStillHere = useStillHere()
  const say = useSay()
  const run = async (outcome: Outcome) => {
    let made = false
    const settled = makeDecision(packetId).finally(() => (made = true))
    const showWaiting = () => {
      if (made) return
      setDeciding(true)
      setProblem(null)
    }
    drawAfter(settled, showWaiting, patience)
    try {
      const [next] = await Promise.all([nextToDo(packetId).catch(() => null), settled])
      say(t`${{ id: packetId }} decided: ${{ outcome: outcomeName(outcome) }}`)
      if (isStillHere()) navigate(next === null ? home : `/review/${next}`)
    } catch (error) {
      if (isStillHere()) setProblem(toProblem(error))
      else tell(toProblem(error))
    }
    setDeciding(false)
  }
  return { decide: run, problem, isDeciding }
}
