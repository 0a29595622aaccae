/** The real programs as child processes, on ports and in folders of their own. */
import { type ChildProcess, execFile, fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { promisify } from 'node:util'

export type Program = {
  address: string
  pid: number
  /** Says something over its channel, and waits until that is sent. */
  tell(message: object): Promise<void>
  /** Asks it to end as Ctrl-C does, and waits. */
  stop(): Promise<void>
  /** Ends it as a crash does, and waits. */
  kill(): Promise<void>
}

/** Below those that systems give to whoever connects: one of these might be gone when it is used. */
const ports = { from: 20_000, to: 32_000 }

/**
 * Each of the workers that test at once has ports of its own, and gives none twice: central records that
 * a test has stopped for a while must find nobody else's in their place when they are started again.
 */
const workers = 4
const worker = Number(process.env.TEST_PARALLEL_INDEX ?? process.env.VITEST_POOL_ID ?? 0) % workers
const share = (ports.to - ports.from) / workers
const given = new Set<number>()

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = ports.from + worker * share + randomInt(share)
  if (given.has(port)) return freePort()
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (!isFree) return freePort()
  given.add(port)
  server.close()
  await once(server, 'close')
  return port
}

async function start(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<Program> {
  const child = fork(script, args, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stdout?.on('data', (text) => (said += text))
  child.stderr?.on('data', (text) => (said += text))
  const address = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { ready?: { address: string } }) => {
      if (message.ready) resolve(message.ready.address)
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}:\n${said}`)))
  })
  return {
    address,
    pid: child.pid!,
    tell: (message) =>
      new Promise((resolve, reject) => {
        child.send(message, (error) => (error ? reject(error) : resolve()))
      }),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export type CentralPlace = { data: string; port: number; demo?: boolean }

export const startCentral = ({ data, port, demo = false }: CentralPlace) =>
  start(
    'central/cli.ts',
    ['serve', '--data', data, '--port', String(port), ...(demo ? ['--demo'] : [])],
    {},
  )

/** One command at central records' own desk; answers with what it printed. */
export async function central(data: string, ...args: string[]): Promise<string> {
  const command = [...args.slice(0, 1), '--data', data, ...args.slice(1)]
  const { stdout } = await promisify(execFile)(process.execPath, ['central/cli.ts', ...command])
  return stdout
}

export type HostPlace = {
  profile: string
  port: number
  enrol?: string
  /** Of its environment, beside what it inherits. */
  env?: NodeJS.ProcessEnv
}

/** The workstation's host in its browser shell. `enrol` is an address and a code. */
export const startHost = ({ profile, port, enrol, env = {} }: HostPlace) =>
  start('electron/browser.ts', ['--profile', profile, '--port', String(port)], {
    ...env,
    ...(enrol === undefined ? {} : { EVIDENCE_DESK_ENROL: enrol }),
  })
