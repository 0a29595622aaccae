import { expect, test } from 'vitest'
import { forgetPasswords, passwords, whenForgotten } from './passwords.ts'

test('what was opened with a password is closed when passwords are forgotten, once', () => {
  const ended = new AbortController()
  const closed: string[] = []
  passwords.set('a', 'tide')
  whenForgotten(() => {
    // By then nothing opens it again.
    closed.push(`open ${passwords.size}`)
    ended.abort()
  }, ended.signal)
  forgetPasswords()
  forgetPasswords()
  expect(closed).toEqual(['open 0'])
})

test('what has ended before is left alone', () => {
  const ended = new AbortController()
  let closed = 0
  whenForgotten(() => {
    closed += 1
  }, ended.signal)
  ended.abort()
  forgetPasswords()
  expect(closed).toBe(0)
})
