import { spawn } from 'node:child_process'
import { readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { processName } from './process.ts'
import { runAs } from './run.ts'

type Place = { folder: string; binaries: Binaries; account: Account }

export type Server = {
  port: number
  /** Starts it again, at the same port, where it does not run any more. */
  ensure(): Promise<void>
  stop(): Promise<void>
}

/** Starts the database on a free loopback port. Whoever calls holds the lock of the data folder. */
export async function startServer(place: Place): Promise<Server> {
  await stopOrphan(place)
  const port = await start(place)
  let endKeeper = keep(place, await readPid(place.folder))
  return {
    port,
    ensure: async () => {
      if (await isRunning(place)) return
      await start(place, port)
      endKeeper()
      endKeeper = keep(place, await readPid(place.folder))
    },
    stop: async () => {
      if (await isRunning(place)) await stop(place)
      endKeeper()
    },
  }
}

/** @param kept the port to start on; without one a free one is taken */
async function start({ folder, binaries, account }: Place, kept?: number): Promise<number> {
  const log = path.join(folder, 'server.log')
  await rename(log, `${log}.before`).catch(() => {})
  let failure: unknown
  // Another program may take the port between our finding it free and the database's taking it; and
  // what is left of a database that was killed takes a moment to let go of its memory.
  for (let tries = 0; tries < 5; tries += 1) {
    const port = kept ?? (await freePort())
    try {
      await runAs(account, binaries.pg_ctl, [
        'start',
        `--pgdata=${folder}`,
        `--log=${log}`,
        '--wait',
        '--timeout=120',
        '--silent',
        `--options=-p ${port}`,
      ])
      return port
    } catch (error) {
      failure = error
      await sleep(tries * 250)
    }
  }
  const said = await readFile(log, 'utf8').catch(() => '')
  throw new Error(`The embedded database did not start: ${said.trim().slice(-2000)}`, {
    cause: failure,
  })
}

const stop = ({ folder, binaries, account }: Place) =>
  runAs(account, binaries.pg_ctl, [
    'stop',
    `--pgdata=${folder}`,
    '--mode=fast',
    '--wait',
    '--timeout=120',
    '--silent',
  ])

async function readPid(folder: string): Promise<number | null> {
  const text = await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null
}

async function isRunning({ folder }: Place): Promise<boolean> {
  const pid = await readPid(folder)
  return pid !== null && ((await processName(pid))?.includes('postgres') ?? false)
}

/**
 * A database whose service was killed still runs: it is stopped in order. After a power cut its file
 * may name a stranger's process, for which PostgreSQL would refuse to start: then the file goes.
 */
async function stopOrphan(place: Place): Promise<void> {
  const pid = await readPid(place.folder)
  if (pid === null) return
  const name = await processName(pid)
  if (name?.includes('postgres')) await stop(place)
  else if (name !== null) await rm(path.join(place.folder, 'postmaster.pid'), { force: true })
}

/** A process that stops the database when this one ends without having done so. */
function keep({ binaries }: Place, pid: number | null): () => void {
  if (pid === null) return () => {}
  const keeper = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'keeper.ts'), String(pid), binaries.pg_ctl],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true },
  )
  keeper.on('error', () => {})
  keeper.stdin.on('error', () => {})
  keeper.unref()
  const input = keeper.stdin as typeof keeper.stdin & { unref?: () => void }
  input.unref?.()
  return () => keeper.stdin.end('done')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}
