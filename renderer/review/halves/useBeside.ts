import { t } from '@lingui/core/macro'
import { useKeys } from '../../keys/useKeys.ts'
import { sides } from '../../reading/shown.ts'
import { useSay } from '../../ui/Announcer.tsx'
import { focusDocument } from './focus.ts'
import type { HalvesHandle } from './useHalves.ts'

/**
 * Binds the keys that make two documents of one and go from one to the other.
 * @returns does what the first of them does
 */
export function useBeside({ items, shown, active, toggle, activate }: HalvesHandle) {
  const say = useSay()
  const turn = () => {
    const [first = '', second] = toggle().map((index) => items[index]!.title)
    say(second === undefined ? t`${first} alone` : t`Side by side: ${first} and ${second}`)
  }
  useKeys({
    beside() {
      if (items.length === 0) return false
      turn()
      return true
    },
    other() {
      if (shown.length < 2) return false
      activate(1 - active)
      focusDocument(sides[1 - active]!)
      return true
    },
  })
  return turn
}
