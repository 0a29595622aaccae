/**
 * `npm run faults -- NAME [--rounds N] [--seed N]` breaks the running program on purpose and prints
 * one line of JSON: rounds, what was kept, lost, doubled. Without a name it lists what there is.
 */
import { spawnSync } from 'node:child_process'

const faults: Record<string, string> = {
  kill: 'browser, host and central records end like a crash while packets are decided',
}

const [name, ...options] = process.argv.slice(2)
if (name === undefined || !(name in faults)) {
  for (const [known, what] of Object.entries(faults)) console.error(`${known}: ${what}`)
  process.exit(name === undefined ? 0 : 1)
}
const { status } = spawnSync(process.execPath, [`test/faults/${name}.ts`, ...options], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
