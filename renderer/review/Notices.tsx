import { outcomeNames } from '../../shared/model/outcome.ts'
import type { PacketView } from '../store/packet.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import css from './Notices.module.css'
import type { DraftHandle } from './useDraft.ts'

/** What must be known of this packet before it is scored. */
export function Notices({ view, handle }: { view: PacketView; handle: DraftHandle }) {
  const { packet, gone } = view
  const { outdated, problem, writer } = handle
  return (
    <div>
      {problem && <ProblemNote problem={problem} urgent />}
      {outdated && (
        <ProblemNote problem={outdated} urgent>
          <p className={css.action}>
            <Button onPress={() => void writer?.renew().catch(() => {})}>
              I have looked; keep my ratings for revision {packet.revision}
            </Button>
          </p>
        </ProblemNote>
      )}
      {gone && (
        <p className={css.note}>
          {gone === 'withdrawn'
            ? 'Central records withdrew this packet.'
            : 'Central records gave this packet to someone else.'}{' '}
          Your work on it is kept here.
        </p>
      )}
      {packet.decided && !gone && (
        <p className={css.note}>
          Central records hold a decision on this packet: {outcomeNames[packet.decided.outcome]}.
          One made here would be kept beside it, without effect.
        </p>
      )}
    </div>
  )
}
