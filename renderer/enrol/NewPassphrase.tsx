import { t } from '@lingui/core/macro'
import { passphraseLength } from '../../shared/protocol/host.ts'
import { Field } from '../ui/Field.tsx'

type Entry = {
  name: string
  value: string
  error: string | null
  onChange: (value: string) => void
}

type NewPassphraseProps = {
  label?: string
  /** It is what the reviewer has to do next, and takes the focus as it comes. */
  isNext?: boolean
  passphrase: Entry
  repeated: Entry
}

/** A passphrase to choose, typed twice: nobody can look it up later. */
export const NewPassphrase = ({
  label = t`Passphrase`,
  isNext = false,
  passphrase,
  repeated,
}: NewPassphraseProps) => (
  <>
    <Field
      label={label}
      hint={t`At least ${passphraseLength} characters; four or five words together are good. Nobody can look it up for you.`}
      type="password"
      autoComplete="new-password"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it comes in place of the field before
      autoFocus={isNext}
      {...passphrase}
    />
    <Field
      label={t`The same passphrase again`}
      type="password"
      autoComplete="new-password"
      {...repeated}
    />
  </>
)
