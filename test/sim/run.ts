/**
 * `npm run sim -- [--runs N] [--seed N] [--path P]` plays random histories of reviewers, devices and
 * central records, and checks what must hold. A failure is made as small as it can be, and printed
 * with the seed and the path that play it again.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type History, histories } from './history.ts'
import { loadPrograms } from './machine/programs.ts'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
})

const programs = await loadPrograms()
const sums = { tasks: 0, decided: 0, conflicts: 0, deeds: 0 }
let runs = 0
const begun = Date.now()

const tell = () => {
  const minutes = (Date.now() - begun) / 60_000
  return JSON.stringify({ name: 'sim', runs, ...sums, perMinute: Math.round(runs / minutes) })
}

const result = await fc.check(
  fc.asyncProperty(histories, async (history: History) => {
    const outcome = await simulate(history, programs)
    runs += 1
    sums.tasks += outcome.tasks
    sums.decided += outcome.decided
    sums.conflicts += outcome.conflicts
    sums.deeds += history.steps.length
    if (runs % 100 === 0) process.stderr.write(`${tell()}\n`)
  }),
  {
    numRuns: Number(values.runs),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(values.path === undefined ? {} : { path: values.path }),
  },
)

if (result.failed) {
  const { seed, counterexamplePath: path, errorInstance } = result
  process.stderr.write(`${fc.stringify(result.counterexample)}\n`)
  process.stderr.write(
    `${errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)}\n`,
  )
  process.stderr.write(`Play it again: npm run sim -- --seed ${seed} --path ${path}\n`)
}
process.stdout.write(`${tell()}\n`)
process.exitCode = result.failed ? 1 : 0
