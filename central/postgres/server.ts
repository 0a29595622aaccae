import { spawn } from 'node:child_process'
import { readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { processName } from './process.ts'
import { runAs } from './run.ts'

type Place = { folder: string; binaries: Binaries; account: Account }

export type Server = { port: number; stop(): Promise<void> }

/** Starts the database on a free loopback port. Whoever calls holds the lock of the data folder. */
export async function startServer(place: Place): Promise<Server> {
  await stopOrphan(place)
  const log = path.join(place.folder, 'server.log')
  await rename(log, `${log}.before`).catch(() => {})
  const port = await start(place, log)
  const pid = await readPid(place.folder)
  const endKeeper = keep(place, pid)
  return {
    port,
    stop: async () => {
      await stop(place)
      endKeeper()
    },
  }
}

async function start({ folder, binaries, account }: Place, log: string): Promise<number> {
  let failure: unknown
  // Another program may take the port between our finding it free and the database's taking it.
  for (let tries = 0; tries < 5; tries += 1) {
    const port = await freePort()
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
