/**
 * `npm run faults -- NAME [--rounds N] [--seed N]` breaks the running program on purpose and prints
 * one line of JSON: rounds, what was kept, lost, doubled. Without a name it lists what there is.
 */
import { spawnSync } from 'node:child_process'

const faults: Record<string, string> = {
  clock: 'the clock of the device jumps by years while packets are decided and sent',
  damage: 'files of the databases and decisions.log are overwritten, cut and deleted',
  database: 'PostgreSQL is killed and stopped at once under a load of decisions',
  'disk-full': 'the disk of the workstation fills up while packets are reviewed',
  kill: 'browser, host and central records end like a crash while packets are decided',
  network: 'the line to central records is cut, stalled, reset, slowed and disturbed',
  'power-cut': 'the power goes: what was not flushed to the disk is gone',
  windows: 'two windows review and decide the same packets at once',
}

const [name, ...options] = process.argv.slice(2)
if (name === undefined || !(name in faults)) {
  for (const [known, what] of Object.entries(faults)) console.error(`${known}: ${what}`)
  process.exit(name === undefined ? 0 : 1)
}
const { status, signal } = spawnSync(process.execPath, [`test/faults/${name}.ts`, ...options], {
  stdio: 'inherit',
})
if (signal) console.error(`${name} was ended by ${signal}.`)
process.exitCode = status ?? 1
