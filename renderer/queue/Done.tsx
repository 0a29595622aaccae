import { useLiveQuery } from 'dexie-react-hooks'
import { CheckCheck } from 'lucide-react'
import { status } from '../store/status.ts'
import { useDesk } from '../app/session.ts'
import { Button } from '../ui/Button.tsx'
import { count } from '../status/words.ts'
import css from './Done.module.css'

/** Every packet is decided; whether the decisions are where they belong. */
export function Done() {
  const { openYourTime } = useDesk()
  const now = useLiveQuery(() => status(), [])
  if (!now) return null
  const { unsent, conflict, refused } = now.journal
  return (
    <output className={css.done}>
      <CheckCheck size={16} aria-hidden />
      <strong>All decided.</strong>{' '}
      {unsent > 0
        ? `${count(unsent, 'decision')} still on this machine only; they are sent when central records can be reached.`
        : conflict + refused > 0
          ? `${conflict + refused} need another look.`
          : 'Central records have them all.'}
      <Button kind="quiet" onPress={openYourTime}>
        Your time…
      </Button>
    </output>
  )
}
