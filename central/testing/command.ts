import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { openCentral } from '../open.ts'
import { put, putProgramme } from './fixtures.ts'
import { makeFolder } from './records.ts'

const program = path.join(import.meta.dirname, '..', 'cli.ts')

/** A folder of records with the programme and one packet, `P-1`. */
export async function makeRecords(): Promise<string> {
  const data = await makeFolder()
  const central = await openCentral({ data })
  await putProgramme(central)
  await put(central, 'P-1')
  await central.close()
  return data
}

export type Ran = { code: number | string | null | undefined; stdout: string; stderr: string }

/** Runs one command of `central` to its end. */
export const runWith = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  new Promise<Ran>((resolve) => {
    const options = { env: { ...process.env, ...env } }
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr })
    })
  })

/** Serves records until it is ended; `said` is the first that it says, by message to a parent with `ipc`. */
export async function serve(data: string, ipc: boolean) {
  const child: ChildProcess = spawn(
    process.execPath,
    [program, 'serve', '--data', data, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit', ...(ipc ? (['ipc'] as const) : [])] },
  )
  const [said] = (await once(ipc ? child : child.stdout!, ipc ? 'message' : 'data')) as [unknown]
  return { child, said: ipc ? said : String(said) }
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
