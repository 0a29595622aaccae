import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { useDesk } from '../app/session.ts'
import { readTimeSums, seeTimeSums } from '../store/time-sums.ts'
import { Button } from '../ui/Button.tsx'
import css from './RestLine.module.css'

const read = async () => (await readTimeSums())?.isSeen === false

/** Says in the status line, until one has looked, that the office now asks for sums of the time. */
export function SumsLine() {
  const { openYourTime } = useDesk()
  const isNews = useLiveQuery(read, []) ?? false
  const look = () => {
    openYourTime()
    void seeTimeSums()
  }
  return (
    <output className={css.rest} data-empty={!isNews || undefined}>
      {isNews && (
        <>
          <span className={css.words}>{t`Your office asks for sums of your time.`}</span>
          <Button kind="quiet" onPress={look}>
            {t`See what it is told`}
          </Button>
        </>
      )}
    </output>
  )
}
