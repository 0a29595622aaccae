import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { KeysOf } from '../keys/Keys.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { history } from '../scoring/history.ts'
import { takeBack } from '../store/take-back.ts'
import { useSay } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'

const open = t`Its evidence and its learner are hidden on this machine, and it goes to another reviewer once this is sent. Until then you can take it back.`
const sent = t`Its evidence and its learner are hidden on this machine, and it is with the office, which gives it to another reviewer.`

type SteppedBackProps = { id: string; canTakeBack: boolean }

/** In place of a packet from which its reviewer stepped back: nothing of it but its number. */
export function SteppedBack({ id, canTakeBack }: SteppedBackProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [, navigate] = useLocation()
  const say = useSay()
  const again = async () => {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await takeBack(id)
      history.notDecided(id)
      say(t`${id} taken back; its review is open again`)
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  useKeys(canTakeBack ? { 'take-back': () => void again() } : {})
  return (
    <EmptyScreen title={t`You stepped back from ${id}`}>
      <p>{canTakeBack ? open : sent}</p>
      {problem && <ProblemNote problem={problem} urgent />}
      {canTakeBack && (
        <Button onPress={() => void again()} isDisabled={isBusy}>
          {t`Take it back`} <KeysOf id="take-back" />
        </Button>
      )}
      <Button kind="primary" onPress={() => navigate('/')}>
        {t`Back to the queue`}
      </Button>
    </EmptyScreen>
  )
}
