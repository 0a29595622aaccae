import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { keepOften, type Often, oftens, readOften } from '../store/repeats/often.ts'
import { Pick } from '../ui/Pick.tsx'
import css from './Settings.module.css'

const names: Record<Often, string> = {
  off: t`Never`,
  rare: t`Rarely, one in about 50`,
  often: t`Often, one in about 15`,
}

const label = t`Packets a second time`
const about = t`A packet that you decided long ago comes again, unmarked, and Calibration shows you both ratings. It decides nothing, and nothing of it leaves this machine. “Never” also takes away one that is waiting, with what you began on it.`

/** How often a packet that was decided long ago comes again, so that reviewers see how steady they are. */
export function Again() {
  const often = useLiveQuery(() => readOften(), []) ?? 'rare'
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>{label}</span>
        <span className={css.buttons}>
          <Pick
            label={label}
            value={often}
            framed
            options={oftens.map((id) => ({ id, name: names[id] }))}
            onChange={(id) => void keepOften(oftens.find((one) => one === id) ?? 'off')}
          />
        </span>
      </div>
      <p className={css.note}>{about}</p>
    </>
  )
}
