import { createFamily, type Family } from './family.ts'
import { say } from './say.ts'

/** Runs until the work is done or Ctrl-C is pressed, and ends every program it started. */
export async function run(work: (family: Family) => Promise<boolean>): Promise<void> {
  const family = createFamily()
  let asked = false
  const stop = new Promise<boolean>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        asked = true
        resolve(true)
      })
  })
  let good = false
  try {
    good = await Promise.race([work(family), stop])
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
  if (asked) say('Closing …')
  await family.end()
  process.exit(good ? 0 : 1)
}
