import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { driftOf } from '../../shared/rules/agreement/drift.ts'
import { byPosition } from '../../shared/rules/agreement/position.ts'
import { calibrationSets } from '../store/calibration.ts'
import { placedPackets, satPackets } from '../store/drift.ts'
import { ratedTwice } from '../store/repeats/compared.ts'
import { readOften } from '../store/repeats/often.ts'
import { Page, PageToCome } from '../ui/Page.tsx'
import css from './CalibrationScreen.module.css'
import { SessionSection } from './SessionSection.tsx'
import { SetSection } from './SetSection.tsx'
import { TwiceSection } from './TwiceSection.tsx'

/** Sets to practise and to qualify by, agreement with their keys and with oneself, and drift over a session. */
export function CalibrationScreen() {
  const sets = useLiveQuery(() => calibrationSets(), [])
  const twice = useLiveQuery(
    async () => ({ rated: await ratedTwice(), often: await readOften() }),
    [],
  )
  const sat = useLiveQuery(() => satPackets(), [])
  const placed = useLiveQuery(() => placedPackets(), [])
  const heading = useRef<HTMLHeadingElement>(null)
  const isRead = Boolean(sets && twice && sat && placed)
  useEffect(() => {
    document.title = t`Calibration – Evidence Desk`
  }, [])
  useLayoutEffect(() => {
    if (isRead) heading.current?.focus()
  }, [isRead])
  if (!sets || !twice || !sat || !placed) return <PageToCome />
  return (
    <Page title={t`Calibration`} titleRef={heading}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <div className={css.body} tabIndex={0}>
        <div className={css.column}>
          {sets.length === 0 && (
            <p>
              {t`Your office has given you no packets to practise or to qualify by. They come with a sync, and work without a network from then on.`}
            </p>
          )}
          {sets.map((set) => (
            <SetSection key={set.rubric.id} set={set} />
          ))}
          <TwiceSection rated={twice.rated} often={twice.often} />
          <SessionSection drift={driftOf(sat)} position={byPosition(placed)} />
        </div>
      </div>
    </Page>
  )
}
