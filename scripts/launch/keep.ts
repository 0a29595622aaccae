/**
 * Runs a program that is not ours, and ends it when whoever started this ends, however that came:
 * such a program does not watch a channel by itself.
 *
 *     node scripts/launch/keep.ts PROGRAM ARGUMENTS…
 */
import { spawn } from 'node:child_process'

const [program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: 'ignore' })
child.once('error', ({ message }) => {
  process.send?.({ failed: message })
  process.exit(1)
})
child.once('spawn', () => process.send?.({ ready: {} }))
child.once('exit', (code) => process.exit(code ?? 0))

for (const sign of ['SIGINT', 'SIGTERM', 'disconnect'])
  process.on(sign, () => {
    child.kill()
    // Whoever waits for this program waits no longer than this.
    setTimeout(() => {
      child.kill('SIGKILL')
      process.exit(0)
    }, 5000).unref()
  })
