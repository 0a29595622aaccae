import { type ChildProcess, spawn } from 'node:child_process'
import type { Account } from './account.ts'

/** Runs a program of the database to its end. @throws Error with what it printed when it fails */
export async function runAs(account: Account, program: string, args: string[]): Promise<void> {
  const [command, ...rest] = [...account.prefix, program, ...args] as [string, ...string[]]
  // With a prefix it is setpriv, still root, that changes the user.
  const ids = account.prefix.length > 0 ? null : account.ids
  // A working folder that the user may not enter would make it fail.
  const cwd = account.ids ? '/' : undefined
  const child = spawn(command, rest, {
    ...ids,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    windowsHide: true,
  })
  const printed = collect(child)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    // Not `close`: the database inherits the pipes of the program that starts it.
    child.once('exit', resolve)
  })
  child.stdout.destroy()
  child.stderr.destroy()
  if (code !== 0) throw new Error(`${program} failed (${code}): ${printed().trim()}`)
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}
