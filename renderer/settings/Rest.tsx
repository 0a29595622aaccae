import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { readTimeSums } from '../store/time-sums.ts'
import { keepRest, readRest, restChoices, type RestMinutes } from '../store/times.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import { useDesk } from '../app/session.ts'
import css from './Settings.module.css'

const names: Record<RestMinutes, string> = {
  0: t`Never`,
  25: t`After 25 minutes of work`,
  50: t`After 50 minutes of work`,
  90: t`After 90 minutes of work`,
}

const label = t`Remind me to rest`
const about = t`A word in the status line, never over what you read. Five minutes without work are a rest.`

/** When a rest is spoken of, and where one's own time is seen. */
export function Rest() {
  const { openYourTime } = useDesk()
  const minutes = useLiveQuery(() => readRest(), []) ?? restChoices[0]
  const isAsked = useLiveQuery(async () => (await readTimeSums()) !== null, []) ?? false
  const options = restChoices
    .toSorted((one, other) => one - other)
    .map((choice) => ({ id: String(choice), name: names[choice] }))
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>{label}</span>
        <span className={css.buttons}>
          <Pick
            label={label}
            value={String(minutes)}
            framed
            options={options}
            onChange={(id) =>
              void keepRest(restChoices.find((one) => String(one) === id) ?? restChoices[0])
            }
          />
          <Button onPress={openYourTime}>{t`Your time…`}</Button>
        </span>
      </div>
      <p className={css.note}>
        {about}{' '}
        {isAsked
          ? t`Your time is kept on this machine; your office asks for sums of it, which “Your time” shows.`
          : t`Your time is kept on this machine, for your eyes.`}
      </p>
    </>
  )
}
