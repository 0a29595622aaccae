import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { adviceOf, checkForm, checkPassphrase, fieldOf } from './faults.ts'

const none = { passphrase: '', repeated: '' }

test('a problem stands at the field that it is about, or at none', () => {
  expect(fieldOf(problem('not-central', 'https://a.example'))).toBe('address')
  expect(fieldOf(problem('code-used'))).toBe('code')
  expect(fieldOf(problem('internal'))).toBeNull()
})

test('spaces and hyphens of a code do not count', () => {
  const form = {
    address: 'https://a.example',
    code: ' abcd-efgh jkmn ',
    deviceName: 'Laptop',
    ...none,
  }
  expect(checkForm(form, false)).toEqual({})
  expect(checkForm({ ...form, code: 'ABCD' }, false).code).toContain('this one has 4')
})

test('each empty field is named', () => {
  const empty = { address: ' ', code: '', deviceName: '', ...none }
  expect(Object.keys(checkForm(empty, false))).toEqual(['address', 'code', 'deviceName'])
  expect(Object.keys(checkForm(empty, true))).toContain('passphrase')
})

test('nobody is told to go on with work before there is any', () => {
  expect(adviceOf(problem('central-unreachable', 'https://a.example'))).toContain(
    'Check the address',
  )
  expect(adviceOf(problem('code-used'))).toBe(problem('code-used').todo)
})

test('a new passphrase is long, and typed the same twice', () => {
  const passphrase = 'kelp barnacle tide'
  expect(checkPassphrase({ passphrase, repeated: passphrase })).toEqual({})
  expect(checkPassphrase({ passphrase, repeated: 'kelp' })).toHaveProperty('repeated')
  expect(checkPassphrase({ passphrase: 'eleven char', repeated: '' })).toHaveProperty('passphrase')
  expect(checkPassphrase({ passphrase: '            ', repeated: '' })).toHaveProperty('passphrase')
})
