/**
 * `npm run sim -- [--runs N] [--seed N] [--path P] [--jobs N]` plays random histories of reviewers,
 * devices and central records, and checks what must hold. A failure is made as small as it can be,
 * and printed with the seed and the path that play it again. Jobs share the runs among as many
 * processes; each has a seed of its own, one above the other.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type History, histories } from './history.ts'
import { runJobs } from './jobs.ts'
import { loadPrograms } from './machine/programs.ts'
import { simulate } from './simulate.ts'
import { nothingYet, tell } from './sums.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    jobs: { type: 'string', default: '1' },
  },
})
const runs = Number(values.runs)
const jobs = Number(values.jobs)
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed)

process.exitCode = (await (jobs > 1 ? runJobs(jobs, runs, seed) : run())) ? 0 : 1

/** @returns whether all that must hold held */
async function run(): Promise<boolean> {
  const programs = await loadPrograms()
  const sums = nothingYet()
  const begun = Date.now()
  let isFound = false
  /** To make it small can take longer than somebody waits: how to meet it is said before that. */
  const found = (error: unknown): never => {
    const at = Number(values.path?.split(':')[0] ?? 0) + sums.runs
    if (!isFound)
      process.stderr.write(
        `${String(error)}\nFound, and being made small: npm run sim -- --seed ${seed} --path ${at} --runs 1\n`,
      )
    isFound = true
    throw error
  }
  const result = await fc.check(
    fc.asyncProperty(histories, async (history: History) => {
      const outcome = await simulate(history, programs).catch(found)
      sums.runs += 1
      sums.tasks += outcome.tasks
      sums.decided += outcome.decided
      sums.conflicts += outcome.conflicts
      sums.deeds += history.steps.length
      if (sums.runs % 100 === 0) process.stderr.write(`${tell(seed, sums, begun)}\n`)
    }),
    { numRuns: runs, seed, ...(values.path === undefined ? {} : { path: values.path }) },
  )
  if (result.failed) {
    const { counterexamplePath: path, errorInstance } = result
    process.stderr.write(`${fc.stringify(result.counterexample)}\n`)
    process.stderr.write(
      `${errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)}\n`,
    )
    process.stderr.write(`Play it again: npm run sim -- --seed ${seed} --path ${path}\n`)
  }
  process.stdout.write(`${tell(seed, sums, begun)}\n`)
  return !result.failed
}
