import { passphraseLength } from '../../shared/protocol/host.ts'
import { Field } from '../ui/Field.tsx'

type Entry = {
  name: string
  value: string
  error: string | null
  onChange: (value: string) => void
}

/** A passphrase to choose, typed twice: nobody can look it up later. */
export const NewPassphrase = ({ passphrase, repeated }: { passphrase: Entry; repeated: Entry }) => (
  <>
    <Field
      label="Passphrase"
      hint={`At least ${passphraseLength} characters; four or five words together are good. Nobody can look it up for you.`}
      type="password"
      autoComplete="new-password"
      {...passphrase}
    />
    <Field
      label="The same passphrase again"
      type="password"
      autoComplete="new-password"
      {...repeated}
    />
  </>
)
