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
import { failureKey, failureOf, writeContact, writeNetwork } from './line.ts'
import { leaseWarning } from './lease.ts'
import { PacketStates } from './PacketStates.tsx'
import { markSeen } from './seen.ts'
import css from './SyncSheet.module.css'
import { count } from './words.ts'
import { writeBytes } from '../ui/bytes.ts'

type SyncSheetProps = { now: Status | null; isOpen: boolean; onClose: () => void }

const phases = {
  idle: '',
  pulling: 'Fetching packets…',
  fetching: 'Fetching evidence…',
  pushing: 'Sending decisions…',
}

export function SyncSheet({ now, isOpen, onClose }: SyncSheetProps) {
  return (
    <Sheet title="Sync" isOpen={isOpen} onClose={onClose}>
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
  const sending = count(journal.unsent, 'decision')
  return (
    <>
      <div className={css.head}>
        <div>
          <p className={css.network}>{writeNetwork(sync, now)}</p>
          <p className={css.muted}>
            {writeContact(sync, now)} with {session.enrolment.address}
          </p>
          <p className={css.muted} aria-live="polite">
            {phases[sync.phase]}
          </p>
        </div>
        <Button kind="primary" onPress={syncNow}>
          <RefreshCw size={14} aria-hidden />
          {journal.unsent > 0 ? `Send ${sending}` : 'Sync now'}
        </Button>
      </div>
      <div className={css.notes}>
        {lease && <ProblemNote problem={lease} />}
        {asked && vanishing && (
          <div className={css.asked}>
            <ProblemNote problem={asked} />
            <Button onPress={agree}>Let {count(vanishing.count, 'packet')} go</Button>
          </div>
        )}
        {failure && (
          <ProblemNote problem={failure} tone={isMended(failure) ? 'mended' : 'failed'} />
        )}
        {sync.problem && sync.problem.code !== failure?.code && (
          <p className={css.offline}>
            {sync.problem.what} {sync.problem.todo}
          </p>
        )}
      </div>
      <dl className={css.facts}>
        <Fact name="On this machine only" value={journal.unsent} unit="decision" />
        <Fact name="Received, waiting for another" value={journal.held} unit="decision" />
        <Fact name="Accepted by central records" value={journal.accepted} unit="decision" />
        <Fact name="In conflict" value={journal.conflict} unit="decision" />
        <Fact name="Refused" value={journal.refused} unit="decision" />
        <Fact name="Drafts, on this machine only" value={journal.drafts} unit="draft" />
        <div className={css.fact}>
          <dt>Evidence here</dt>
          <dd>
            {writeBytes(library.have)} of {writeBytes(library.bytes)}{' '}
            {library.have < library.bytes && (
              <Progress label="Evidence here" have={library.have} size={library.bytes} />
            )}
          </dd>
        </div>
        <div className={css.fact}>
          <dt>Packets whose evidence is all here</dt>
          <dd>
            {library.ready} of {library.packets}
          </dd>
        </div>
      </dl>
      {packets && <PacketStates packets={packets} />}
    </>
  )
}

const Fact = ({ name, value, unit }: { name: string; value: number; unit: string }) => (
  <div className={css.fact}>
    <dt>{name}</dt>
    <dd>{count(value, unit)}</dd>
  </div>
)
