/**
 * Waits for its parent to end. When that happens without a word, the database that the parent ran
 * is stopped in order, so that nothing is left running. Arguments: database, pg_ctl.
 */
import { execFile } from 'node:child_process'
import { processName } from './process.ts'

const [, , database = '', control = ''] = process.argv
let said = ''

process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk: string) => (said += chunk))
process.stdin.on('error', () => {})
process.stdin.on('close', () => void end())

// The terminal's Ctrl-C goes to the parent, which knows what to do.
process.on('SIGINT', () => {})

async function end() {
  if (said === 'done') return
  const name = await processName(Number(database))
  if (!name?.includes('postgres')) return
  if (process.platform === 'win32') execFile(control, ['kill', 'INT', database], () => {})
  else process.kill(Number(database), 'SIGINT')
}
