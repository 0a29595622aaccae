import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { Problem } from '../../shared/protocol/problem.ts'
import { useDesk } from '../app/session.ts'
import { useKeyHint } from '../keys/useShortcut.ts'
import type { Status } from '../store/status.ts'
import { RestLine } from '../time/RestLine.tsx'
import { SumsLine } from '../time/SumsLine.tsx'
import { vanishingProblem } from '../store/vanishing.ts'
import { useTold } from '../ui/Announcer.tsx'
import { isMended } from '../ui/mended.ts'
import { percent } from '../ui/percent.ts'
import { Progress } from '../ui/Progress.tsx'
import { useNow } from '../ui/useNow.ts'
import { writeNumber } from '../words/format.ts'
import { failureKey, failureOf, writeContact, writeNetwork, writeWork } from './line.ts'
import { leaseWarning } from './lease.ts'
import { inWords } from '../words/shared.ts'
import css from './StatusLine.module.css'
import { useSeen } from './seen.ts'
import { writeBytes } from '../ui/bytes.ts'

/** One line that is always true; pressing it opens the sync sheet. */
export function StatusLine({ now: status }: { now: Status | null }) {
  const { openSyncSheet, session, warning } = useDesk()
  const now = useNow()
  const seen = useSeen()
  const hint = useTold()
  const sheetKey = useKeyHint('sync-sheet')
  if (status === null) return <footer className={css.line} />
  const { sync, library, journal } = status
  const failure =
    leaseWarning(sync, session.leaseDays, now) ??
    vanishingProblem(status.vanishing) ??
    failureOf(sync) ??
    warning
  const told = failure && seen !== failureKey(failure) ? failure : null
  const arriving = library.have < library.bytes
  return (
    <footer className={css.line}>
      <button
        type="button"
        className={css.press}
        onClick={openSyncSheet}
        title={t`Open the sync sheet${sheetKey}`}
        aria-haspopup="dialog"
      >
        <span className={css.network} data-network={sync.network}>
          <span className={css.dot} aria-hidden />
          {writeNetwork(sync, now)}
        </span>
        <span className={told || hint ? css.givesWay : css.muted}>{writeContact(sync, now)}</span>
        <span className={css.work}>
          {writeWork(journal).map(({ key, text }) => (
            <span key={key} className={css.count} data-kind={key}>
              {text}
            </span>
          ))}
        </span>
        {hint ? (
          // It is said already.
          <span className={css.hint} aria-hidden>
            <Info size={14} />
            <span className={css.cut}>{hint}</span>
          </span>
        ) : (
          told && <Told problem={told} />
        )}
        <span className={css.space} />
        {arriving && (
          <span className={css.muted}>
            <Trans>
              Evidence{' '}
              <Progress label={t`Evidence here`} have={library.have} size={library.bytes} />{' '}
              {{ part: percent(library.have, library.bytes) }} % of{' '}
              {{ all: writeBytes(library.bytes) }}
            </Trans>
          </span>
        )}
        <span className={css.muted}>
          {t`${{ ready: writeNumber(library.ready) }} of ${plural({ packets: library.packets }, { one: '# packet', other: '# packets' })} ready`}
        </span>
      </button>
      <SumsLine />
      <RestLine />
      {session.enrolment.demonstration && (
        <span className={css.demonstration} title={t`Demonstration: learners are made up`}>
          <Trans>
            Demonstration<span className={css.wide}>: learners are made up</span>
          </Trans>
        </span>
      )}
    </footer>
  )
}

function Told({ problem }: { problem: Problem }) {
  const [tone, Icon] = isMended(problem) ? [css.mended, CircleCheck] : [css.failure, TriangleAlert]
  return (
    <span className={tone}>
      <Icon size={14} aria-hidden />
      <span className={css.cut}>{inWords(problem).what}</span>
    </span>
  )
}
