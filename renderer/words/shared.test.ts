import { i18n } from '@lingui/core'
import { expect, onTestFinished, test } from 'vitest'
import { wireProblems } from '../../shared/protocol/problems/wire.ts'
import { workstationProblems } from '../../shared/protocol/problems/workstation.ts'
import { problem, type ProblemCode } from '../../shared/protocol/problem.ts'
import { inWords, outcomeName } from './shared.ts'

const codes = Object.keys({ ...wireProblems, ...workstationProblems }) as ProblemCode[]

/** French for one text, as a translator would write it. */
function speak(texts: Record<string, string>) {
  i18n.loadAndActivate({ locale: 'fr', messages: texts })
  onTestFinished(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
}

test('in English a problem says what it came with', () => {
  for (const code of codes)
    for (const one of [problem(code), problem(code, 'P-1 {detail}', 'a (b) c.\nd')])
      expect(inWords(one), code).toEqual({ what: one.what, todo: one.todo })
})

test('in another language it is filled in with the same', () => {
  speak({
    'The decision on {subject} could not be written to disk: {detail}.':
      'Impossible d’écrire sur le disque ({detail}) la décision sur {subject}.',
  })
  expect(inWords(problem('journal-unwritable', 'P-1', 'plein')).what).toBe(
    'Impossible d’écrire sur le disque (plein) la décision sur P-1.',
  )
})

test('what another version says otherwise, or what is not known, stays as it came', () => {
  const other = { ...problem('disk-full'), what: 'Something else.' }
  expect(inWords(other).what).toBe('Something else.')
  expect(inWords({ ...other, code: 'of-tomorrow', todo: 'Wait.' })).toEqual({
    what: 'Something else.',
    todo: 'Wait.',
  })
})

test('names of outcomes are translated', () => {
  speak({ Met: 'Atteint' })
  expect([outcomeName('met'), outcomeName('not-yet')]).toEqual(['Atteint', 'Not yet'])
})
