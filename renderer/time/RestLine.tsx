import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { keepRest, putOffRest, readRest, readWork } from '../store/times.ts'
import { Button } from '../ui/Button.tsx'
import css from './RestLine.module.css'
import { isDue } from './session.ts'

/** Milliseconds of work until a rest that was put off is spoken of again. */
const later = 10 * 60_000

const read = async () => {
  const [work, minutes] = await Promise.all([readWork(), readRest()])
  return work && isDue(work, minutes) ? Math.floor(work.unrested / 60_000) : null
}

/** Says in the status line, and nowhere else, when one has worked for long without a rest. */
export function RestLine() {
  const minutes = useLiveQuery(read, [])
  return (
    <output className={css.rest} data-empty={minutes == null || undefined}>
      {minutes != null && (
        <>
          <span className={css.words}>{t`${minutes} minutes of work. A short rest?`}</span>
          <Button kind="quiet" onPress={() => void putOffRest(later)}>
            {t({ message: 'Later', context: 'command' })}
          </Button>
          <Button kind="quiet" onPress={() => void keepRest(0)}>
            {t`Don’t remind me`}
          </Button>
        </>
      )}
    </output>
  )
}
