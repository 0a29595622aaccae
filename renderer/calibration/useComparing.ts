import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { compareDraft } from '../store/practice.ts'
import { useSay } from '../ui/Announcer.tsx'

/** Ends a go at a practice packet; the comparison is then shown in place of the scoring. */
export function useComparing(packetId: string) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const say = useSay()
  const compare = async () => {
    setProblem(null)
    try {
      await compareDraft(packetId)
      say(t`Your ratings beside the agreed ones`)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return { compare, problem }
}
