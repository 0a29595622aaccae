import { plural, t } from '@lingui/core/macro'
import { useLiveQuery } from 'dexie-react-hooks'
import { CheckCheck } from 'lucide-react'
import { status } from '../store/status.ts'
import { useDesk } from '../app/session.ts'
import { Button } from '../ui/Button.tsx'
import css from './Done.module.css'

/** Every packet is decided; whether the decisions are where they belong. */
export function Done() {
  const { openYourTime } = useDesk()
  const now = useLiveQuery(() => status(), [])
  if (!now) return null
  const { unsent, conflict, refused } = now.journal
  const whereTheyAre =
    unsent > 0
      ? plural(unsent, {
          one: '# decision still on this machine only; it is sent when central records can be reached.',
          other:
            '# decisions still on this machine only; they are sent when central records can be reached.',
        })
      : conflict + refused > 0
        ? plural(
            { decisions: conflict + refused },
            {
              one: '# needs another look.',
              other: '# need another look.',
            },
          )
        : t`Central records have them all.`
  return (
    <output className={css.done}>
      <CheckCheck size={16} aria-hidden />
      <strong>{t`All decided.`}</strong> {whereTheyAre}
      <Button kind="quiet" onPress={openYourTime}>
        {t`Your time…`}
      </Button>
    </output>
  )
}
