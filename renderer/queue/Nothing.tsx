import { t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { status } from '../store/status.ts'
import { syncNow } from '../sync/poke.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyScreen } from '../ui/EmptyScreen.tsx'
import { inWords } from '../words/shared.ts'

type NothingProps = { none: boolean; onClear: () => void }

/** Why no row is shown, and what to do about it. */
export function Nothing({ none, onClear }: NothingProps) {
  const now = useLiveQuery(() => status(), [])
  if (!none)
    return (
      <EmptyScreen title={t`No packet passes these filters`}>
        <Button onPress={onClear}>{t`Clear the filters`}</Button>
      </EmptyScreen>
    )
  if (!now) return <div />
  const { network, contactAt, problem, phase } = now.sync
  if (network === 'offline' && contactAt === null && problem !== null)
    return (
      <EmptyScreen title={t`Nothing here yet, and no way to fetch it`}>
        <p>
          {inWords(problem).what}{' '}
          {t`Packets come by themselves when central records can be reached.`}
        </p>
        <Button onPress={syncNow}>{t`Try now`}</Button>
      </EmptyScreen>
    )
  if (contactAt === null || phase === 'pulling')
    return (
      <EmptyScreen title={t`Fetching your packets`}>
        <p>{t`They appear here as they come. You can begin with the first that is ready.`}</p>
      </EmptyScreen>
    )
  return (
    <EmptyScreen title={t`No packets for you`}>
      <p>{t`Your office has given you none yet. New ones come by themselves.`}</p>
      <Button onPress={syncNow}>{t`Look now`}</Button>
    </EmptyScreen>
  )
}
