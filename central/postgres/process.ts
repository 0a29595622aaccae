import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The name of a process's program; null when there is no such process. */
export async function processName(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      // One that has ended and waits for its parent to ask (Z) is no longer running.
      const [, name = '', state] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? []
      return state === 'Z' || name === '' ? null : name
    }
    if (process.platform === 'win32') {
      const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
      return /^"([^"]+)"/.exec(stdout.trim())?.[1] ?? null
    }
    const { stdout } = await run('ps', ['-o', 'comm=', '-p', String(pid)])
    return stdout.trim() || null
  } catch {
    return null
  }
}
