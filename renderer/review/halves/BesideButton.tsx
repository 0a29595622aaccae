import { t } from '@lingui/core/macro'
import { Columns2 } from 'lucide-react'
import { useKeyHint } from '../../keys/useShortcut.ts'
import { IconButton } from '../../ui/Button.tsx'

type BesideButtonProps = { isOn: boolean; isDisabled: boolean; onPress: () => void }

/** Shows a second document beside the one that is read, or the one alone. */
export function BesideButton({ isOn, isDisabled, onPress }: BesideButtonProps) {
  const key = useKeyHint('beside')
  return (
    <IconButton
      label={t`Two documents side by side${key}`}
      aria-pressed={isOn}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      <Columns2 size={16} aria-hidden />
    </IconButton>
  )
}
