import { t } from '@lingui/core/macro'
import { type FormEvent, useState } from 'react'
import type { Session } from '../../shared/protocol/host.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { checkPassphrase } from '../enrol/faults.ts'
import { NewPassphrase } from '../enrol/NewPassphrase.tsx'
import { setPassphrase } from '../lock/lock.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { inWords } from '../words/shared.ts'
import css from './Settings.module.css'

type Entries = { current: string; passphrase: string; repeated: string }

type PassphraseFormProps = {
  /** Whether there is a passphrase now. */
  guarded: boolean
  removing: boolean
  onDone: (session: Session) => void
}

/** Sets, changes or takes away the passphrase of this machine. */
export function PassphraseForm({ guarded, removing, onDone }: PassphraseFormProps) {
  const [entries, setEntries] = useState<Entries>({ current: '', passphrase: '', repeated: '' })
  const [faults, setFaults] = useState<Partial<Entries>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const field = (name: keyof Entries) => ({
    name,
    value: entries[name],
    error: faults[name] ?? null,
    onChange: (value: string) => {
      setEntries({ ...entries, [name]: value })
      setFaults({ ...faults, [name]: undefined })
    },
  })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const local: Partial<Entries> = removing ? {} : checkPassphrase(entries)
    setProblem(null)
    setFaults(local)
    if (busy || Object.keys(local).length > 0) return
    setBusy(true)
    try {
      const current = guarded ? entries.current : null
      onDone(await setPassphrase(current, removing ? null : entries.passphrase))
    } catch (error) {
      const thrown = toProblem(error)
      if (thrown.code === 'passphrase-wrong') setFaults({ current: inWords(thrown).what })
      else setProblem(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {problem && <ProblemNote problem={problem} urgent />}
      {guarded && (
        <Field
          label={t`Passphrase now`}
          type="password"
          autoComplete="current-password"
          {...field('current')}
        />
      )}
      {!removing && (
        <NewPassphrase
          label={guarded ? t`New passphrase` : t`Passphrase`}
          passphrase={field('passphrase')}
          repeated={field('repeated')}
        />
      )}
      {/* Not `isPending`: what that announces would outlive the form and name a button that is gone. */}
      <Button kind="primary" type="submit">
        {busy
          ? t`A moment…`
          : removing
            ? t`Take the passphrase away`
            : guarded
              ? t`Change it`
              : t`Set it`}
      </Button>
    </form>
  )
}
