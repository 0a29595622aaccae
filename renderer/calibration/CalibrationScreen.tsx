import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef } from 'react'
import { driftOf, writeDrift } from '../../shared/rules/agreement/drift.ts'
import { calibrationSets } from '../store/calibration.ts'
import { satPackets } from '../store/drift.ts'
import css from './CalibrationScreen.module.css'
import { DriftLine } from './DriftLine.tsx'
import { SetSection } from './SetSection.tsx'

/** Sets to practise and to qualify by, agreement with their keys, and drift over a session. */
export function CalibrationScreen() {
  const sets = useLiveQuery(() => calibrationSets(), [])
  const sat = useLiveQuery(() => satPackets(), [])
  const heading = useRef<HTMLHeadingElement>(null)
  const isRead = sets !== undefined && sat !== undefined
  useEffect(() => {
    document.title = 'Calibration – Evidence Desk'
  }, [])
  useEffect(() => {
    if (isRead) heading.current?.focus()
  }, [isRead])
  if (!isRead) return <main className={css.screen} aria-busy />
  const drift = driftOf(sat)
  return (
    <main className={css.screen}>
      <div className={css.column}>
        <h1 ref={heading} tabIndex={-1} className={css.title}>
          Calibration
        </h1>
        {sets.length === 0 && (
          <p>
            Your office has given you no packets to practise or to qualify by. They come with a
            sync, and work without a network from then on.
          </p>
        )}
        {sets.map((set) => (
          <SetSection key={set.rubric.id} set={set} />
        ))}
        <section className={css.set} aria-labelledby="drift">
          <h2 id="drift" className={css.heading}>
            Early and late in a session
          </h2>
          <p>{writeDrift(drift)}</p>
          {drift.groups.length > 1 && <DriftLine groups={drift.groups} />}
          <p className={css.muted}>
            For your eyes: it is worked out on this machine from what you decided here, and nothing
            of it is sent. A pause of 45 minutes begins a new session.
          </p>
        </section>
      </div>
    </main>
  )
}
