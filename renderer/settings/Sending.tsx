import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { type Hold, holds, keepHold, readHold } from '../store/hold.ts'
import { Pick } from '../ui/Pick.tsx'
import css from './Settings.module.css'

const names: Record<Hold, string> = {
  0: t`At once`,
  30: t`After 30 seconds`,
  120: t`After 2 minutes`,
  600: t`After 10 minutes`,
}

const label = t`Send decisions`
const about = t`Until it is sent, a decision can be taken back; after that it is amended by another one. “Sync now” sends all.`

/** How long a decision waits on this machine, and can be taken back until then. */
export function Sending() {
  const now = useLiveQuery(() => readHold(), [])
  const hold = holds.find((seconds) => seconds * 1000 === now) ?? 0
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>{label}</span>
        <span className={css.buttons}>
          <Pick
            label={label}
            value={String(hold)}
            framed
            options={holds.map((seconds) => ({ id: String(seconds), name: names[seconds] }))}
            onChange={(id) => void keepHold(holds.find((one) => String(one) === id) ?? 0)}
          />
        </span>
      </div>
      <p className={css.note}>{about}</p>
    </>
  )
}
