import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { RefreshCw } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useDesk } from '../app/session.ts'
import { store } from '../store/open.ts'
import { type Known, useOutline } from '../store/outline/useOutline.ts'
import { type Status, troubles, withTrouble } from '../store/status.ts'
import { orderOf } from '../queue/order.ts'
import { plainView } from '../queue/view.ts'
import { letVanish, vanishingProblem } from '../store/vanishing.ts'
import { syncNow } from '../sync/poke.ts'
import { Button } from '../ui/Button.tsx'
import { isMended } from '../ui/mended.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useNow } from '../ui/useNow.ts'
import { writeNumber } from '../words/format.ts'
import { failureKey, failureOf, writeNetwork } from './line.ts'
import { leaseWarning } from './lease.ts'
import { PacketStates } from './PacketStates.tsx'
import { markSeen } from './seen.ts'
import { inOneLine } from '../words/shared.ts'
import css from './SyncSheet.module.css'
import { writeAgo } from './words.ts'
import { writeBytes } from '../ui/bytes.ts'

type SyncSheetProps = { now: Status | null; isOpen: boolean; onClose: () => void }

const phases = {
  idle: '',
  pulling: t`Fetching packets…`,
  fetching: t`Fetching evidence…`,
  pushing: t`Sending decisions…`,
}

export function SyncSheet({ now, isOpen, onClose }: SyncSheetProps) {
  return (
    <Sheet title={t`Sync`} isOpen={isOpen} onClose={onClose}>
      {now && <Content status={now} />}
    </Sheet>
  )
}

/** All packets in the order of the queue, with what is wrong. */
const statesOf = ({ outline }: Known, problems: Awaited<ReturnType<typeof troubles>>) =>
  orderOf(outline, plainView).slots.map(({ row }) => withTrouble(row, problems))

function Content({ status: { sync, library, journal, vanishing } }: { status: Status }) {
  const now = useNow()
  const { session, warning } = useDesk()
  const problems = useLiveQuery(() => troubles(), [])
  const known = useOutline()
  const packets = useMemo(() => problems && statesOf(known, problems), [known, problems])
  const failure = failureOf(sync) ?? warning
  const key = failureKey(failure)
  useEffect(() => markSeen(key), [key])
  const lease = leaseWarning(sync, session.leaseDays, now)
  const asked = vanishingProblem(vanishing)
  const agree = () => {
    void letVanish(store().library).then(() => syncNow())
  }
  const { address } = session.enrolment
  const contact =
    sync.contactAt === null
      ? t`Not synced yet with ${address}`
      : t`Synced ${{ ago: writeAgo(sync.contactAt, now) }} with ${address}`
  return (
    <>
      <div className={css.head}>
        <div>
          <p className={css.network}>{writeNetwork(sync, now)}</p>
          <p className={css.muted}>{contact}</p>
          <p className={css.muted} aria-live="polite">
            {phases[sync.phase]}
          </p>
        </div>
        <Button kind="primary" onPress={syncNow}>
          <RefreshCw size={14} aria-hidden />
          {journal.unsent > 0
            ? plural(
                { decisions: journal.unsent },
                { one: 'Send # decision', other: 'Send # decisions' },
              )
            : t`Sync now`}
        </Button>
      </div>
      <div className={css.notes}>
        {lease && <ProblemNote problem={lease} />}
        {asked && vanishing && (
          <div className={css.asked}>
            <ProblemNote problem={asked} />
            <Button onPress={agree}>
              {plural(
                { packets: vanishing.count },
                { one: 'Let # packet go', other: 'Let # packets go' },
              )}
            </Button>
          </div>
        )}
        {failure && (
          <ProblemNote problem={failure} tone={isMended(failure) ? 'mended' : 'failed'} />
        )}
        {sync.problem && sync.problem.code !== failure?.code && (
          <p className={css.offline}>{inOneLine(sync.problem)}</p>
        )}
      </div>
      <dl className={css.facts}>
        <Fact name={t`On this machine only`} value={writeDecisions(journal.unsent)} />
        <Fact name={t`Received, waiting for another`} value={writeDecisions(journal.held)} />
        <Fact name={t`Accepted by central records`} value={writeDecisions(journal.accepted)} />
        <Fact name={t`In conflict`} value={writeDecisions(journal.conflict)} />
        <Fact name={t`Refused`} value={writeDecisions(journal.refused)} />
        <Fact
          name={t`Drafts, on this machine only`}
          value={plural({ drafts: journal.drafts }, { one: '# draft', other: '# drafts' })}
        />
        <div className={css.fact}>
          <dt>{t`Evidence here`}</dt>
          <dd>
            {t`${{ here: writeBytes(library.have) }} of ${{ all: writeBytes(library.bytes) }}`}{' '}
            {library.have < library.bytes && (
              <Progress label={t`Evidence here`} have={library.have} size={library.bytes} />
            )}
          </dd>
        </div>
        <div className={css.fact}>
          <dt>{t`Packets whose evidence is all here`}</dt>
          <dd>{t`${{ here: writeNumber(library.ready) }} of ${{ all: writeNumber(library.packets) }}`}</dd>
        </div>
      </dl>
      {packets && <PacketStates packets={packets} />}
    </>
  )
}

const writeDecisions = (decisions: number) =>
  plural(decisions, { one: '# decision', other: '# decisions' })

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
