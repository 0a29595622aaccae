import { t } from '@lingui/core/macro'
import { Expand, Shrink } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useKeyHint } from '../keys/useShortcut.ts'
import { IconButton } from '../ui/Button.tsx'
import { fills, onFills, toggleFill } from './fill.ts'

/** Gives the document the whole screen, or takes it back. */
export function FillButton() {
  const fillKey = useKeyHint('fill')
  const isOn = useSyncExternalStore(onFills, fills)
  return isOn ? (
    <IconButton label={t`Leave full screen (Esc)`} onPress={toggleFill}>
      <Shrink size={16} aria-hidden />
    </IconButton>
  ) : (
    <IconButton label={t`Document in full screen${fillKey}`} onPress={toggleFill}>
      <Expand size={16} aria-hidden />
    </IconButton>
  )
}
