import { t } from '@lingui/core/macro'
import { FileDown, Send } from 'lucide-react'
import { writeNetwork } from '../status/line.ts'
import type { SyncRow } from '../store/rows.ts'
import { syncNow } from '../sync/poke.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { useNow } from '../ui/useNow.ts'
import css from './Leave.module.css'

/**
 * The file of decisions that was given to the browser to save, the hash of its bytes, and how many
 * decisions the journal had.
 */
export type Saved = { name: string; hash: string; decisions: number }

type UndeliveredProps = {
  what: { what: string; todo: string }
  /** Whether any of them can still be sent from here. */
  sendable: boolean
  sync: SyncRow
  saved: Saved | null
  /** Whether the reviewer says that the file is where it should be. */
  has: boolean
  onSave: () => void
  onHas: (has: boolean) => void
}

/** Decisions without which nobody leaves: they are sent, or taken along in a file. */
export function Undelivered({ what, sendable, sync, saved, has, onSave, onHas }: UndeliveredProps) {
  const now = useNow()
  return (
    <ProblemNote problem={what} tone={saved === null ? 'failed' : 'asks'}>
      <div className={css.ways}>
        {sendable && (
          <Button onPress={syncNow}>
            <Send size={14} aria-hidden />
            {t`Send now`}
          </Button>
        )}
        <Button onPress={onSave}>
          <FileDown size={14} aria-hidden />
          {saved ? t`Save again` : t`Save to a file`}
        </Button>
        {sendable && (
          <span className={css.network} aria-live="polite">
            {sync.phase === 'pushing' ? t`Sending…` : writeNetwork(sync, now)}
          </span>
        )}
      </div>
      {saved && (
        <Check checked={has} onChange={onHas}>
          {t`I have this file`}
        </Check>
      )}
    </ProblemNote>
  )
}
