import { t } from '@lingui/core/macro'
import { passphraseLength } from '../../shared/protocol/host.ts'
import type { Problem, ProblemCode } from '../../shared/protocol/problem.ts'
import { isLongEnough } from '../../shared/rules/passphrase.ts'

export type FieldName = 'address' | 'code' | 'deviceName' | 'passphrase' | 'repeated'

const fields: Partial<Record<string, FieldName>> = {
  'address-wrong': 'address',
  'central-unreachable': 'address',
  'not-central': 'address',
  'other-version': 'address',
  'other-central': 'address',
  'path-unknown': 'address',
  'code-wrong': 'code',
  'code-used': 'code',
  'code-expired': 'code',
  'too-many-tries': 'code',
  'other-reviewer': 'code',
  'passphrase-weak': 'passphrase',
} satisfies Partial<Record<ProblemCode, FieldName>>

/** The field that a problem is about; null when it is about none of them. */
export const fieldOf = ({ code }: Problem): FieldName | null => fields[code] ?? null

/** What to do about it while the form is filled in, when there may be no work yet to go on with. */
export const adviceOf = ({ code, todo }: Problem): string =>
  code === 'central-unreachable'
    ? t`Check the address, and that this machine has a network, then try again.`
    : todo

export type Form = Record<FieldName, string>

/** What is wrong with a new passphrase, by field. */
export function checkPassphrase({
  passphrase,
  repeated,
}: Pick<Form, 'passphrase' | 'repeated'>): Partial<Form> {
  if (!isLongEnough(passphrase))
    return {
      passphrase: t`Use at least ${passphraseLength} characters; four or five words together are good.`,
    }
  return passphrase === repeated ? {} : { repeated: t`This is not the same passphrase.` }
}

/**
 * What is wrong with a form before it is sent, by field.
 * @param guarded whether a passphrase is to be chosen
 */
export function checkForm(form: Form, guarded: boolean): Partial<Form> {
  const { address, code, deviceName } = form
  const faults: Partial<Form> = {}
  if (!address.trim()) faults.address = t`Enter the address that your office gave you.`
  const letters = code.replaceAll(/[\s-]/g, '')
  if (!letters) faults.code = t`Enter the code that your office gave you.`
  else if (letters.length !== 12)
    faults.code = t`A code has 12 letters and digits; this one has ${{ typed: letters.length }}.`
  if (!deviceName.trim()) faults.deviceName = t`Give this machine a name.`
  return guarded ? { ...faults, ...checkPassphrase(form) } : faults
}
