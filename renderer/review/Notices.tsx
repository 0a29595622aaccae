import { t } from '@lingui/core/macro'
import type { Draft } from '../../shared/model/draft.ts'
import { merge } from '../../shared/rules/merge.ts'
import type { PacketView } from '../store/packet.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { outcomeName } from '../words/shared.ts'
import css from './Notices.module.css'
import type { DraftHandle } from './useDraft.ts'

const taken = {
  withdrawn: t`Central records withdrew this packet.`,
  reassigned: t`Central records gave this packet to someone else.`,
  unlisted: t`Central records do not list this packet for you any more.`,
}

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
              {t`Go on with revision ${{ revision: packet.revision }}, rubric version ${{ version: packet.rubricVersion }}`}
            </Button>{' '}
            {writeMoved(view, handle.draft)}
          </p>
        </ProblemNote>
      )}
      {gone && (
        <p className={css.note}>
          {taken[gone]} {t`Your work on it is kept; what you decide is filed as a second opinion.`}
        </p>
      )}
      {packet.decided && !gone && handle.draft?.kind !== 'amendment' && (
        <p className={css.note}>{writeDecided(outcomeName(packet.decided.outcome))}</p>
      )}
    </div>
  )
}

const writeDecided = (outcome: string) =>
  t`Central records hold a decision on this packet: ${outcome}. One made here would be kept beside it, without effect.`

/** What going on would carry over, and what it would ask. */
function writeMoved({ packet, rubric, rubrics }: PacketView, draft: Draft | null): string {
  if (draft === null) return ''
  const before = rubrics.find(
    ({ id, version }) => id === draft.rubricId && version === draft.rubricVersion,
  )
  const fates = [...merge(draft, before ?? null, packet, rubric).fates.values()]
  const carried = fates.filter((fate) => fate === 'carried').length
  const asked = fates.filter((fate) => fate === 'changed').length
  return t`Ratings that stay: ${carried}. Asked again: ${asked}.`
}
