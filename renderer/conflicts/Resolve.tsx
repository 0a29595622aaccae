import { plural, t } from '@lingui/core/macro'
import { useState } from 'react'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { assess } from '../../shared/rules/completeness.ts'
import type { Resolution } from '../../shared/rules/resolution.ts'
import { KeysOf } from '../keys/Keys.tsx'
import { useKeys } from '../keys/useKeys.ts'
import type { ConflictView } from '../store/conflicts.ts'
import { decide } from '../store/decide.ts'
import { keepAsOpinion, reviewAgain, withdrawDecision } from '../store/resolve.ts'
import { syncNow } from '../sync/poke.ts'
import { useSay } from '../ui/Announcer.tsx'
import { AskReason } from '../ui/AskReason.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './Resolve.module.css'
import { consequences } from './words.ts'

type ResolveProps = { view: ConflictView; onLeave: (to: string) => void }

/** What can be done with the decision; each is one more decision, and nothing is taken away. */
export function Resolve({ view, onLeave }: ResolveProps) {
  const { packetId, resolutions, draft } = view
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const say = useSay()
  const open = stillAsked(view)

  async function run(work: () => Promise<string>) {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      onLeave(await work())
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }
  const done = (said: string) => {
    syncNow()
    say(said)
    return '/conflicts'
  }
  const acts: Record<Resolution, () => void> = {
    resubmit: () =>
      void run(async () => {
        await reviewAgain(packetId, 'review')
        // Where nothing is asked, there is nothing to go to the packet for.
        if (open > 0 || draft !== null) return `/review/${packetId}`
        await decide(packetId)
        return done(t`${packetId} resubmitted`)
      }),
    amend: () =>
      void run(async () => {
        await reviewAgain(packetId, 'amendment')
        return `/review/${packetId}`
      }),
    'second-opinion': () =>
      void run(async () => {
        await keepAsOpinion(packetId)
        return done(t`${packetId} kept as a second opinion`)
      }),
    withdraw: () => setAsking(true),
  }
  const may = (resolution: Resolution) => resolutions.includes(resolution)
  const first = resolutions.find((one) => one === 'resubmit' || one === 'amend')
  useKeys({
    resolve: () => (first ? acts[first]() : false),
    'second-opinion': () => (may('second-opinion') ? acts['second-opinion']() : false),
    withdraw: () => acts.withdraw(),
  })
  const labels: Record<Resolution, string> = {
    resubmit: draft !== null ? t`Go on with it` : open === 0 ? t`Resubmit as it is` : t`Resubmit…`,
    amend: draft !== null ? t`Go on with it` : t`Amend…`,
    'second-opinion': t`Keep as second opinion`,
    withdraw: t`Withdraw…`,
  }

  const asked = plural(open, { one: 'One thing is asked.', other: '# things are asked.' })

  return (
    <aside className={css.resolve} aria-label={t`What to do`}>
      <h2 className={css.heading}>{t`What to do`}</h2>
      {problem && <ProblemNote problem={problem} urgent />}
      <ul className={css.choices}>
        {resolutions.map((resolution) => (
          <li key={resolution}>
            <Button
              kind={resolution === first ? 'primary' : 'plain'}
              onPress={acts[resolution]}
              isDisabled={isBusy}
              aria-describedby={`about-${resolution}`}
            >
              {labels[resolution]} <KeysOf id={shortcutOf(resolution)} />
            </Button>
            <p id={`about-${resolution}`} className={css.about}>
              {resolution === 'resubmit' && open > 0
                ? `${consequences.resubmit} ${asked}`
                : consequences[resolution]}
            </p>
          </li>
        ))}
      </ul>
      <AskReason
        title={t`Withdraw your decision on ${packetId}?`}
        action={t`Withdraw`}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onReason={async (reason) => {
          await withdrawDecision(packetId, reason)
          onLeave(done(t`${packetId} withdrawn`))
        }}
      >
        {t`It stays in the records, with your reason beside it.`}
      </AskReason>
    </aside>
  )
}

const shortcutOf = (resolution: Resolution) =>
  resolution === 'second-opinion' || resolution === 'withdraw' ? resolution : 'resolve'

/** How much a resubmission would ask of the reviewer. */
function stillAsked({ merged, now }: ConflictView): number {
  if (merged === null || now === null) return 0
  return assess(now.rubric, now.packet, merged.draft).missing.length
}
