import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { KeysOf } from '../keys/Keys.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { reviewAgain, withdrawDecision } from '../store/resolve.ts'
import type { DecisionRow } from '../store/rows.ts'
import { canTakeBack, takeBack } from '../store/take-back.ts'
import { syncNow } from '../sync/poke.ts'
import { useSay } from '../ui/Announcer.tsx'
import { AskReason } from '../ui/AskReason.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { history } from './history.ts'
import css from './Reconsider.module.css'

const withdrawing = t`It is recorded beside the decision and takes it out of effect. What it had amended counts again; else the packet is open.`

/** What can still be done about a decision: taken back until it is sent, amended or withdrawn after. */
export function Reconsider({ decision }: { decision: DecisionRow }) {
  const { packetId } = decision
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const say = useSay()
  const here = canTakeBack(decision)

  async function run(work: () => Promise<unknown>, done: string) {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await work()
      say(done)
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  const again = () =>
    here
      ? run(
          () => takeBack(packetId).then(() => history.notDecided(packetId)),
          t`${{ id: packetId }} taken back; its review is open again`,
        )
      : run(() => reviewAgain(packetId, 'amendment'), t`${packetId} is open to be amended`)
  useKeys({ 'take-back': () => void again() })

  return (
    <div className={css.actions}>
      {problem && <ProblemNote problem={problem} urgent />}
      <Button onPress={() => void again()} isDisabled={isBusy}>
        {here ? t`Take it back` : t`Amend…`} <KeysOf id="take-back" />
      </Button>
      {!here && (
        <Button onPress={() => setAsking(true)} isDisabled={isBusy}>
          {t`Withdraw…`}
        </Button>
      )}
      <AskReason
        title={t`Withdraw the decision on ${packetId}?`}
        action={t`Withdraw`}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onReason={async (reason) => {
          await withdrawDecision(packetId, reason)
          syncNow()
          say(t`${packetId} withdrawn`)
        }}
      >
        {withdrawing}
      </AskReason>
    </div>
  )
}
