import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'
import css from './Field.module.css'

type FieldProps = Omit<TextFieldProps, 'className' | 'style' | 'children'> & {
  label: string
  hint?: ReactNode
  /** What is wrong with what was entered; null when nothing is. */
  error?: string | null
  /** For codes: letters apart, so that they can be compared by eye. */
  spaced?: boolean
  placeholder?: string
}

/** A line to fill in, with its label above, and what is wrong with it beneath. */
export const Field = ({ label, hint, error, spaced, placeholder, ...props }: FieldProps) => (
  <TextField {...props} isInvalid={!!error} validationBehavior="aria" className={css.field}>
    <Label className={css.label}>{label}</Label>
    <Input className={`${css.input} ${spaced ? css.spaced : ''}`} placeholder={placeholder} />
    {hint && !error && (
      <Text slot="description" className={css.hint}>
        {hint}
      </Text>
    )}
    <FieldError className={css.error}>{error}</FieldError>
  </TextField>
)
