import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The name of a process's program; null when there is no such process. */
export async function processName(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux')
      return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() || null
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
