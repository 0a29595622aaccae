import { t } from '@lingui/core/macro'
import { type FormEvent, useState } from 'react'
import type { Session } from '../../shared/protocol/host.ts'
import { type Problem, toProblem } from '../../shared/protocol/problem.ts'
import { enrol } from '../store/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { inWords } from '../words/shared.ts'
import css from './EnrolForm.module.css'
import { adviceOf, checkForm, fieldOf, type Form } from './faults.ts'
import { NewPassphrase } from './NewPassphrase.tsx'

type EnrolFormProps = {
  address: string
  deviceName: string
  onEnrolled: (session: Session) => Promise<void>
}

/** What comes below the fold is brought up: the focus that a field takes as it comes scrolls nothing. */
const reveal = (element: HTMLElement | null) => {
  element?.scrollIntoView({ block: 'nearest' })
}

/** Address, code and name of this machine, each with its own fault. */
export function EnrolForm({ address, deviceName, onEnrolled }: EnrolFormProps) {
  const [form, setForm] = useState<Form>({
    address,
    code: '',
    deviceName,
    passphrase: '',
    repeated: '',
  })
  const [faults, setFaults] = useState<Partial<Form>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  /** Why there has to be a passphrase; null while none is asked for. */
  const [needed, setNeeded] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const field = (name: keyof Form) => ({
    name,
    value: form[name],
    error: faults[name] ?? null,
    onChange: (value: string) => {
      setForm({ ...form, [name]: value })
      setFaults({ ...faults, [name]: undefined })
    },
  })

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const show = (next: Partial<Form>) => {
      setFaults(next)
      const [first] = Object.keys(next)
      if (first) element.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
    }
    setProblem(null)
    const local = checkForm(form, needed !== null)
    show(local)
    if (busy || Object.keys(local).length > 0) return
    setBusy(true)
    try {
      const { code, passphrase } = form
      await onEnrolled(
        await enrol({
          address: form.address,
          code,
          deviceName: form.deviceName,
          passphrase: needed ? passphrase : null,
        }),
      )
    } catch (error) {
      const thrown = toProblem(error)
      if (thrown.code === 'passphrase-needed') {
        setNeeded(thrown)
        return
      }
      const at = fieldOf(thrown)
      if (at) show({ [at]: `${inWords(thrown).what} ${adviceOf(thrown)}` })
      else setProblem(thrown)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {problem && <ProblemNote problem={problem} urgent />}
      <Field
        label={t`Address of central records`}
        placeholder="https://records.example.edu"
        type="url"
        autoComplete="off"
        spellCheck="false"
        // On the first screen there is nothing else to do.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={address === ''}
        {...field('address')}
      />
      <Field
        label={t`One-time code`}
        placeholder="ABCD-EFGH-JKMN"
        hint={t`12 letters and digits. It enrols one machine, once.`}
        autoComplete="off"
        spellCheck="false"
        spaced
        {...field('code')}
      />
      <Field
        label={t`Name of this machine`}
        hint={t`So that your office can tell your machines apart.`}
        autoComplete="off"
        {...field('deviceName')}
      />
      {needed && (
        <div ref={reveal} className={css.passphrase}>
          <ProblemNote problem={needed} urgent tone="asks" />
          <NewPassphrase isNext passphrase={field('passphrase')} repeated={field('repeated')} />
        </div>
      )}
      <div className={css.actions}>
        <Button kind="primary" type="submit" isPending={busy}>
          {busy ? t`Enrolling…` : t`Enrol this machine`}
        </Button>
      </div>
    </form>
  )
}
