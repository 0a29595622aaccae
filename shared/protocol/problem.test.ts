import { expect, test } from 'vitest'
import { fail, problem, Problem, toProblem } from './problem.ts'
import { decisionProblems } from './problems/decision.ts'
import { officeProblems } from './problems/office.ts'
import { wireProblems } from './problems/wire.ts'
import { workstationProblems } from './problems/workstation.ts'

test('a problem names its item and what to do', () => {
  const made = problem('evidence-corrupt', 'Field log.pdf')
  expect(Problem.parse(made)).toEqual(made)
  expect(made.what).toContain('Field log.pdf')
  expect(made.todo).not.toBe('')
})

test('a thrown problem crosses a boundary as plain data', () => {
  const thrown = () => {
    try {
      return fail('code-used')
    } catch (error) {
      return toProblem(error)
    }
  }
  expect(JSON.parse(JSON.stringify(thrown()))).toEqual(problem('code-used'))
})

test('what is not a problem becomes one that says what it was', () => {
  expect(toProblem(new TypeError('x is not a function'))).toMatchObject({
    code: 'internal',
    retry: true,
  })
  expect(toProblem(new TypeError('x is not a function')).what).toContain('x is not a function')
})

test('no code stands in two parts of the catalogue, where one would hide the other', () => {
  const parts = [wireProblems, decisionProblems, workstationProblems, officeProblems]
  const codes = parts.flatMap((part) => Object.keys(part))
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted())
})
