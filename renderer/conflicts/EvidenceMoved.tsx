import { t } from '@lingui/core/macro'
import { FilePen, type LucideIcon, Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ConflictView } from '../store/conflicts.ts'
import { Button } from '../ui/Button.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import css from './EvidenceMoved.module.css'
import { type Moved, movedBetween } from './moved.ts'
import { type Side, sideNames, sidesOf } from './sides.ts'

function kindOf({ was, is }: Moved): { what: string; Icon: LucideIcon } {
  if (was === null) return { what: t`New:`, Icon: Plus }
  if (is === null) return { what: t`No longer there:`, Icon: Minus }
  return { what: t`Changed:`, Icon: FilePen }
}

/**
 * Which evidence came and went between the revision that was decided on and the one of now. Both can
 * be read: what a decision was made on stays on this machine until it is resolved.
 */
export function EvidenceMoved({ view: { before, now } }: { view: ConflictView }) {
  const [opened, setOpened] = useState<{ moved: Moved; side: Side } | null>(null)
  if (now === null || before.packet === null) return null
  const all = movedBetween(before.packet.evidence, now.packet.evidence)
  if (all.length === 0) return null
  return (
    <section className={css.moved} aria-label={t`Evidence that changed`}>
      <ul>
        {all.map((moved, at) => {
          const { what, Icon } = kindOf(moved)
          const title = (moved.is ?? moved.was)?.title ?? ''
          return (
            <li key={`${at} ${title}`} className={css.item}>
              <Icon size={14} aria-hidden /> <span className={css.muted}>{what}</span> {title}
              {sidesOf(moved).map((side) => (
                <Button
                  key={side}
                  kind="quiet"
                  aria-label={t`${title}, ${{ side: sideNames[side] }}`}
                  onPress={() => setOpened({ moved, side })}
                >
                  {sideNames[side]}
                </Button>
              ))}
            </li>
          )
        })}
      </ul>
      {opened && (
        <EvidenceDialog
          {...opened}
          files={now.files}
          covers={now.covers}
          onSide={(side) => setOpened({ ...opened, side })}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}
