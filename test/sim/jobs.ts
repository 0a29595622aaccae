import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { add, nothingYet, type Sums, tell } from './sums.ts'

const program = fileURLToPath(new URL('run.ts', import.meta.url))

/** One process of its own; what it says of a failure goes where this one's would. */
async function runJob(runs: number, seed: number): Promise<{ sums: Sums; held: boolean }> {
  const given = [program, '--runs', String(runs), '--seed', String(seed)]
  const job = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said, [code]] = await Promise.all([text(job.stdout), once(job, 'close')])
  // One that was ended has said nothing.
  return { sums: said === '' ? nothingYet() : (JSON.parse(said) as Sums), held: code === 0 }
}

/**
 * Shares runs among processes. One that finds a failure ends; the others go on.
 * @returns whether all that must hold held in all of them
 */
export async function runJobs(jobs: number, runs: number, seed: number): Promise<boolean> {
  const begun = Date.now()
  const done = await Promise.all(
    Array.from({ length: jobs }, (_, index) => {
      const share = Math.floor((runs + index) / jobs)
      return runJob(share, seed + index)
    }),
  )
  const sums = done.map((one) => one.sums).reduce(add, nothingYet())
  process.stdout.write(`${tell(seed, sums, begun)}\n`)
  return done.every(({ held }) => held)
}
