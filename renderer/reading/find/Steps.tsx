import { t } from '@lingui/core/macro'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { type Finder, lacks } from './Finder.ts'

/** Lead from one hit to the next; while one types, nothing of them changes. */
export function Steps({ finder }: { finder: Finder }) {
  const isIdle = useSyncExternalStore(finder.subscribe, () => {
    const found = finder.found()
    return found === null || lacks(found)
  })
  return (
    <>
      <IconButton
        label={t`Previous hit, Shift Enter`}
        isDisabled={isIdle}
        onPress={() => finder.step(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t`Next hit, Enter`} isDisabled={isIdle} onPress={() => finder.step(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </>
  )
}
