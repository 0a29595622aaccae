import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'

/** In milliseconds, how long a program may take to end by itself: central records close a database. */
const patience = 20_000

const over = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** What our own programs say to the one that started them. */
export type Said<Ready> = {
  ready?: Ready
  problem?: { code: string; what: string; todo: string }
  /** Where the workstation is that runs already. */
  address?: string | null
  progress?: { done: number; total: number; what: string }
}

export type Family = {
  /** Starts one of our own programs. It ends when this process does, however that ends. */
  fork(script: string, args: string[], env?: NodeJS.ProcessEnv): ChildProcess
  /** Starts another program, with a channel that one of ours may use. */
  spawn(command: string, args: string[], env?: NodeJS.ProcessEnv): ChildProcess
  /** Whether they are being ended, so that nobody wonders where one went. */
  isEnding(): boolean
  /** Ends every program that was started, newest first, and waits for it. */
  end(): Promise<void>
}

/** All programs that were started together, so that none is left behind. */
export function createFamily(): Family {
  const children: ChildProcess[] = []
  let ending = false

  async function end(child: ChildProcess): Promise<void> {
    if (over(child) || child.pid === undefined) return
    const gone = once(child, 'exit')
    // Our own programs close on a lost channel: on Windows a signal would end them at once.
    if (child.connected) child.disconnect()
    else child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    await gone
    clearTimeout(timer)
  }

  const add = (child: ChildProcess) => {
    children.push(child)
    return child
  }

  return {
    fork: (script, args, env = {}) =>
      add(
        fork(script, args, {
          env: { ...process.env, ...env },
          execArgv: [],
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        }),
      ),
    spawn: (command, args, env = {}) =>
      add(
        spawn(command, args, {
          env: { ...process.env, ...env },
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        }),
      ),
    isEnding: () => ending,
    async end() {
      ending = true
      for (const child of children.toReversed()) await end(child)
    },
  }
}

/** Waits for a program to end; one that could not be started has ended with an error. */
export async function ended(child: ChildProcess): Promise<number | Error | null> {
  if (over(child)) return child.exitCode
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', (error) => resolve(error))
  })
}

/**
 * Waits until a program says that it is ready.
 * @param hear told of its other messages
 * @returns what it said; null when it ended before
 */
export async function ready<Ready>(
  child: ChildProcess,
  hear: (said: Said<Ready>) => void = () => {},
): Promise<Ready | null> {
  return new Promise((resolve) => {
    child.on('message', (said: Said<Ready>) => {
      if (said.ready === undefined) hear(said)
      else resolve(said.ready)
    })
    child.once('exit', () => resolve(null))
    child.once('error', () => resolve(null))
  })
}
