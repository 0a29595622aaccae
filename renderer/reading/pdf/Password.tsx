import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../Notice.tsx'
import css from './Password.module.css'

type PasswordProps = { title: string; wrong: boolean; onPassword: (password: string) => void }

/** Asks for the password of a document, in its place. */
export function Password({ title, wrong, onPassword }: PasswordProps) {
  const why = t`The document asks for a password. If the learner gave you one, enter it; it is kept until you leave the packet and goes nowhere. Otherwise decide “Unreadable”.`
  const [password, setPassword] = useState('')
  const [touched, setTouched] = useState(false)
  return (
    <Notice>
      <h2 className={css.title}>{t`${title} is locked`}</h2>
      <p>{why}</p>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (password !== '') onPassword(password)
        }}
      >
        <TextField
          type="password"
          autoComplete="off"
          value={password}
          isInvalid={wrong && !touched}
          onChange={(value) => {
            setPassword(value)
            setTouched(true)
          }}
        >
          <Label className={css.label}>{t`Password of the document`}</Label>
          <Input className={css.input} />
          <FieldError className={css.error}>
            {t`The password does not open this document. Check it for slips.`}
          </FieldError>
        </TextField>
        <div>
          <Button type="submit" kind="primary">
            {t`Open the document`}
          </Button>
        </div>
      </Form>
    </Notice>
  )
}
