import { t } from '@lingui/core/macro'
import { Lock } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import type { Session } from '../../shared/protocol/host.ts'
import { problem, type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { EnrolForm } from '../enrol/EnrolForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { unlock } from './lock.ts'
import { inOneLine } from '../words/shared.ts'
import css from './Locked.module.css'

type LockedProps = {
  session: Session & { enrolment: NonNullable<Session['enrolment']> }
  /** With the session as it is then, unlocked or enrolled anew. */
  onOpened: (session: Session) => Promise<void>
}

const titles = {
  locked: t`Evidence Desk is locked`,
  unreadable: t`The keychain does not open`,
  destroyed: t`This machine was closed`,
} as const

const destroyedBecause = {
  revoked: t`The office revoked this machine.`,
  left: t`This machine was left by its reviewer.`,
  lease: t`This machine was not in contact with central records for longer than the office allows.`,
} as const

/** From opening what is here to beginning anew, and back. */
const ways = {
  locked: { anew: t`I forgot the passphrase`, back: t`Back to the passphrase` },
  unreadable: { anew: t`Enrol this machine anew`, back: t`Back to the keychain` },
} as const

const aboutAnew = t`With a new code from your office this machine begins anew. What is kept under the old key is put aside, not deleted: your office can recover decisions that were not sent; drafts cannot be opened any more.`

/** The screen of a vault that is closed: nothing of what it keeps is in memory. */
export function Locked({ session, onOpened }: LockedProps) {
  const { enrolment, vault } = session
  const [anew, setAnew] = useState(vault.state === 'destroyed')
  const state = vault.state === 'unreadable' || vault.state === 'destroyed' ? vault.state : 'locked'
  useEffect(() => {
    document.title = t`${{ screen: titles[state] }} – Evidence Desk`
  }, [state])
  return (
    <main className={css.screen}>
      <div className={css.card}>
        <Lock size={22} aria-hidden className={css.lock} />
        <h1 className={css.title}>{titles[state]}</h1>
        <p className={css.who}>
          {enrolment.reviewer.name} · {enrolment.deviceName}
        </p>
        {vault.destroyed && (
          <div className={css.closed}>
            <p>
              {destroyedBecause[vault.destroyed.reason]}{' '}
              {t`What was kept here can no longer be read. Your office can recover decisions that were not sent from the profile folder.`}
            </p>
            <p>{t`To work on this machine again, ask your office for a new code.`}</p>
          </div>
        )}
        {!anew && <OpenForm asks={state === 'locked'} onOpened={onOpened} />}
        {anew && (
          <section aria-label={t`Enrol anew`} className={css.anew}>
            {vault.destroyed === null && <p>{aboutAnew}</p>}
            <EnrolForm
              address={enrolment.address}
              deviceName={enrolment.deviceName}
              onEnrolled={onOpened}
            />
          </section>
        )}
        {state !== 'destroyed' && (
          <button type="button" className={css.other} onClick={() => setAnew(!anew)}>
            {anew ? ways[state].back : ways[state].anew}
          </button>
        )}
      </div>
    </main>
  )
}

type OpenFormProps = { asks: boolean; onOpened: LockedProps['onOpened'] }

/** Asks for the passphrase, or asks the keychain once more. */
function OpenForm({ asks, onOpened }: OpenFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [wrong, setWrong] = useState<Problem | null>(
    asks ? null : problem('vault-unreadable', null, 'it did not open when Evidence Desk started'),
  )
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const field = event.currentTarget.querySelector('input')
    try {
      await onOpened(await unlock(asks ? passphrase : null))
    } catch (error) {
      setWrong(toProblem(error))
      setPassphrase('')
      field?.focus()
    } finally {
      setBusy(false)
    }
  }
  const atField = wrong?.code === 'passphrase-wrong' ? inOneLine(wrong) : null
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {wrong && !atField && <ProblemNote problem={wrong} urgent />}
      {asks && (
        <Field
          label={t`Passphrase`}
          type="password"
          autoComplete="current-password"
          // There is nothing else to do here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={passphrase}
          error={atField}
          onChange={(value) => {
            setPassphrase(value)
            setWrong(null)
          }}
        />
      )}
      {/* Not `isPending`: what that announces would outlive the form and name a button that is gone. */}
      <Button kind="primary" type="submit">
        {busy ? t`Opening…` : asks ? t`Unlock` : t`Ask the keychain again`}
      </Button>
    </form>
  )
}
