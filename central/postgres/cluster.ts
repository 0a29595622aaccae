import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolConfig } from 'pg'
import * as z from 'zod'
import { fail } from '../../shared/protocol/problem.ts'
import { findAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { initialise } from './initialise.ts'
import { lockFolder } from './lock.ts'
import { startServer } from './server.ts'
import { watchServer } from './watch.ts'

/** Whether the database is wanted alone and for long, or for one command. */
export type Use = 'serve' | 'command'

export type Cluster = { config: PoolConfig; close(): Promise<void> }

/** How others of this machine's user reach the database while `serve` runs it. */
const Running = z.object({ pid: z.int(), port: z.int(), password: z.string() })

/**
 * Milliseconds. A command that holds the folder is soon done, and a start of the database takes
 * seconds; a service that holds it stays, unless it is ending at this very moment.
 */
const patience = { command: 30_000, serve: 1000 } as const

/**
 * Opens the embedded database in `<data>/postgres`, making it if it is not there. A command joins
 * the database of a service that runs, or else starts it for itself. A service's database that ends
 * without having been stopped is started again.
 * @param report is told of that
 * @throws ProblemError `data-folder-locked`
 */
export async function openCluster(
  data: string,
  use: Use,
  report: (error: unknown) => void = () => {},
): Promise<Cluster> {
  const note = path.join(data, 'running.json')
  const begun = Date.now()
  for (;;) {
    const unlock = await lockFolder(data)
    if (unlock) return start({ data, note, use, report }, unlock)
    const running = await readNote(note)
    if (running && use === 'command')
      return { config: configFor(running), close: () => Promise.resolve() }
    if (Date.now() - begun > (running ? patience.serve : patience.command))
      fail('data-folder-locked', data, running ? `process ${running.pid}` : 'a command')
    await sleep(100)
  }
}

async function readNote(note: string) {
  try {
    return Running.parse(JSON.parse(await readFile(note, 'utf8')))
  } catch {
    // Not there, or being written at this moment: whoever holds the lock is still starting.
    return null
  }
}

const configFor = ({ port, password }: { port: number; password: string }): PoolConfig => ({
  host: '127.0.0.1',
  port,
  user: 'central',
  password,
  database: 'postgres',
})

type Start = { data: string; note: string; use: Use; report: (error: unknown) => void }

async function start({ data, note, use, report }: Start, unlock: () => void): Promise<Cluster> {
  try {
    // Of a service that was killed; it names a database that nobody runs.
    await rm(note, { force: true })
    const binaries = await findBinaries()
    const folder = path.join(data, 'postgres')
    const account = await findAccount(folder, [data, path.dirname(binaries.postgres)])
    const password = await initialise({ data, folder, binaries, account })
    const server = await startServer({ folder, binaries, account })
    if (use === 'serve') {
      const text = JSON.stringify({ pid: process.pid, port: server.port, password })
      await writeFile(note, text, { mode: 0o600 })
      await chmod(note, 0o600)
    }
    const config = configFor({ port: server.port, password })
    const endWatch = use === 'serve' ? watchServer(server, config, report) : async () => {}
    return {
      config,
      close: async () => {
        await rm(note, { force: true })
        await endWatch()
        await server.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
