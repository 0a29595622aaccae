import { t } from '@lingui/core/macro'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { ShortcutTable } from '../keys/Help.tsx'
import { Keys } from '../keys/Keys.tsx'
import { asInTable, clash, isChangeable, keepKeys, keysOf, withKeys } from '../keys/own.ts'
import { bindingOf, isReserved } from '../keys/press.ts'
import type { Shortcut, ShortcutId } from '../keys/table.ts'
import { mac, useOwnKeys } from '../keys/useShortcut.ts'
import { writeKeys } from '../keys/write.ts'
import { useSay } from '../ui/Announcer.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import css from './KeySettings.module.css'

/** Keys that are the reviewer's own, and whether single ones do anything. */
export function KeySettings() {
  const own = useOwnKeys()
  const [asked, setAsked] = useState<ShortcutId | null>(null)
  const isOwn = !own.singles || Object.keys(own.changed).length > 0
  return (
    <>
      <div className={css.above}>
        <Check checked={own.singles} onChange={(singles) => keepKeys({ ...own, singles })}>
          {t`Letters, digits and signs work alone, without Ctrl or Alt`}
        </Check>
        {isOwn && (
          <Button
            onPress={() => {
              setAsked(null)
              keepKeys(asInTable)
            }}
          >
            {t`All as they came`}
          </Button>
        )}
      </div>
      <ShortcutTable>
        {(shortcut) => (
          <Binding
            shortcut={shortcut}
            isAsked={asked === shortcut.id}
            onAsk={(isAsked) => setAsked(isAsked ? (shortcut.id as ShortcutId) : null)}
          />
        )}
      </ShortcutTable>
    </>
  )
}

type BindingProps = { shortcut: Shortcut; isAsked: boolean; onAsk: (isAsked: boolean) => void }

/** The keys of one shortcut; a press of the button, then of the key that is to be its own. */
function Binding({ shortcut, isAsked, onAsk }: BindingProps) {
  const own = useOwnKeys()
  const say = useSay()
  const [fault, setFault] = useState<string | null>(null)
  const keys = keysOf(shortcut, own)
  if (!isChangeable(shortcut.id)) return <Keys keys={keys} />

  const id = shortcut.id
  const take = (binding: string) => {
    const name = writeKeys(binding, mac).join(' ')
    const other = clash(id, binding, own)
    if (isReserved(binding)) setFault(t`${{ key: name }} is kept for the browser.`)
    else if (other) setFault(t`${{ key: name }} is taken: ${{ command: other.label }}.`)
    else {
      keepKeys(withKeys(own, id, [binding]))
      say(t`${{ command: shortcut.label }}: ${{ key: name }}`)
      setFault(null)
      onAsk(false)
    }
  }
  const leave = () => {
    setFault(null)
    onAsk(false)
  }
  return (
    <span className={css.binding}>
      {fault && (
        <span role="alert" className={css.fault}>
          {fault}
        </span>
      )}
      {isAsked ? (
        <button
          type="button"
          className={css.asked}
          aria-label={t`Press the key for: ${{ command: shortcut.label }}. Escape leaves it as it is`}
          // The press of the button beside it put it there, and the next key is meant for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Tab') return
            event.preventDefault()
            event.stopPropagation()
            if (event.key === 'Escape') return leave()
            const binding = bindingOf(event, mac)
            if (binding !== null) take(binding)
          }}
        >
          {t`Press a key…`}
        </button>
      ) : (
        <button
          type="button"
          className={css.keys}
          aria-label={t`Change the key for: ${{ command: shortcut.label }}`}
          onClick={() => onAsk(true)}
        >
          {keys.length > 0 ? (
            <Keys keys={keys} />
          ) : (
            <span className={css.none}>{t({ message: 'none', context: 'key' })}</span>
          )}
        </button>
      )}
      {own.changed[id] && !isAsked && (
        <IconButton
          label={t`As it came: ${{ command: shortcut.label }}`}
          onPress={() => keepKeys(withKeys(own, id, null))}
        >
          <RotateCcw size={13} aria-hidden />
        </IconButton>
      )}
    </span>
  )
}
