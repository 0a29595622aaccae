import { expect, test } from 'vitest'
import { problem } from '../../shared/protocol/problem.ts'
import { adviceOf, checkForm, fieldOf } from './faults.ts'

test('a problem stands at the field that it is about, or at none', () => {
  expect(fieldOf(problem('not-central', 'https://a.example'))).toBe('address')
  expect(fieldOf(problem('code-used'))).toBe('code')
  expect(fieldOf(problem('internal'))).toBeNull()
})

test('spaces and hyphens of a code do not count', () => {
  const form = { address: 'https://a.example', code: ' abcd-efgh jkmn ', deviceName: 'Laptop' }
  expect(checkForm(form)).toEqual({})
  expect(checkForm({ ...form, code: 'ABCD' }).code).toContain('this one has 4')
})

test('each empty field is named', () => {
  expect(Object.keys(checkForm({ address: ' ', code: '', deviceName: '' }))).toEqual([
    'address',
    'code',
    'deviceName',
  ])
})

test('nobody is told to go on with work before there is any', () => {
  expect(adviceOf(problem('central-unreachable', 'https://a.example'))).toContain(
    'Check the address',
  )
  expect(adviceOf(problem('code-used'))).toBe(problem('code-used').todo)
})
