import { useLiveQuery } from 'dexie-react-hooks'
import { type Hold, holds, keepHold, readHold } from '../store/hold.ts'
import { Pick } from '../ui/Pick.tsx'
import css from './Settings.module.css'

const names: Record<Hold, string> = {
  0: 'At once',
  30: 'After 30 seconds',
  120: 'After 2 minutes',
  600: 'After 10 minutes',
}

/** How long a decision waits on this machine, and can be taken back until then. */
export function Sending() {
  const now = useLiveQuery(() => readHold(), [])
  const hold = holds.find((seconds) => seconds * 1000 === now) ?? 0
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>Send decisions</span>
        <span className={css.buttons}>
          <Pick
            label="Send decisions"
            value={String(hold)}
            framed
            options={holds.map((seconds) => ({ id: String(seconds), name: names[seconds] }))}
            onChange={(id) => void keepHold(holds.find((one) => String(one) === id) ?? 0)}
          />
        </span>
      </div>
      <p className={css.note}>
        Until it is sent, a decision can be taken back; after that it is amended by another one.
        “Sync now” sends all.
      </p>
    </>
  )
}
