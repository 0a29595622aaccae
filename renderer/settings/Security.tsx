import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { useDesk } from '../app/session.ts'
import { type IdleMinutes, idleChoices, keepIdle, readIdle } from '../lock/idle.ts'
import { Button } from '../ui/Button.tsx'
import { Pick } from '../ui/Pick.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'
import css from './Settings.module.css'

const kept = {
  keychain: t`Under a key in this system’s keychain`,
  passphrase: t`Under your passphrase`,
  demonstration: t`Under a key that lies beside it: the learners of the demonstration are made up`,
}

const about = t`With a passphrase Evidence Desk can be locked, and locks by itself when nobody is at it.`

/** How what is kept here is guarded, and when the windows lock. */
export function Security() {
  const { session, lock, changed } = useDesk()
  const { kind } = session.vault
  const [form, setForm] = useState<'set' | 'remove' | null>(null)
  const [idle, setIdle] = useState(readIdle)
  const guarded = kind === 'passphrase'
  return (
    <>
      <div className={css.fact}>
        <span className={css.name}>{t`Kept encrypted`}</span>
        <span className={css.value}>{kind && kept[kind]}</span>
      </div>
      <div className={css.fact}>
        <span className={css.name}>{t`Passphrase`}</span>
        <span className={css.buttons}>
          <Button onPress={() => setForm('set')}>
            {guarded ? t`Change the passphrase` : t`Set a passphrase`}
          </Button>
          {guarded && session.vault.noKeychain === null && (
            <Button onPress={() => setForm('remove')}>{t`Go back to the keychain`}</Button>
          )}
        </span>
      </div>
      {guarded ? (
        <div className={css.fact}>
          <span className={css.name}>{t`Lock when idle`}</span>
          <span className={css.buttons}>
            <Pick
              label={t`Lock when idle`}
              value={idle}
              framed
              options={[...idleChoices]
                .toSorted((one, other) => one - other)
                .map((minutes) => ({ id: minutes, name: t`After ${minutes} minutes` }))}
              onChange={(minutes: IdleMinutes) => {
                keepIdle(minutes)
                setIdle(minutes)
              }}
            />
            <Button onPress={lock}>{t`Lock now`}</Button>
          </span>
        </div>
      ) : (
        <p className={css.note}>{about}</p>
      )}
      <Sheet
        title={form === 'remove' ? t`Go back to the keychain` : t`Passphrase`}
        isOpen={form !== null}
        onClose={() => setForm(null)}
      >
        {form && (
          <PassphraseForm
            guarded={guarded}
            removing={form === 'remove'}
            onDone={(next) => {
              setForm(null)
              changed(next)
            }}
          />
        )}
      </Sheet>
    </>
  )
}
