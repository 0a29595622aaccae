import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long a program may take to end by itself: central records close their database first. */
const patience = 20_000

const over = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

export type Family = {
  /** Starts one of our own programs. It ends when this process does, however that ends. */
  fork(script: string, args: string[], env?: NodeJS.ProcessEnv): ChildProcess
  spawn(command: string, args: string[], env?: NodeJS.ProcessEnv): ChildProcess
  /** Ends every program that was started, newest first, and waits for it. */
  end(): Promise<void>
}

/** All programs that were started together, so that none is left behind. */
export function createFamily(): Family {
  const children: ChildProcess[] = []

  async function end(child: ChildProcess): Promise<void> {
    if (over(child)) return
    const gone = once(child, 'exit')
    // Our own programs close on a lost channel: on Windows a signal would end them at once.
    if (child.connected) child.disconnect()
    else child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    await gone
    clearTimeout(timer)
  }

  return {
    fork(script, args, env = {}) {
      const child = fork(script, args, {
        env: { ...process.env, ...env },
        execArgv: [],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      children.push(child)
      return child
    },
    spawn(command, args, env = {}) {
      const child = spawn(command, args, {
        env: { ...process.env, ...env },
        // A browser talks to its developers on these.
        stdio: ['ignore', 'ignore', 'ignore'],
      })
      children.push(child)
      return child
    },
    async end() {
      for (const child of children.toReversed()) await end(child)
    },
  }
}

/** Waits for a program to end; a program that could not be started has ended with an error. */
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
  hear: (message: object) => void = () => {},
): Promise<Ready | null> {
  return new Promise((resolve) => {
    child.on('message', (message: { ready?: Ready }) => {
      if (message.ready === undefined) hear(message)
      else resolve(message.ready)
    })
    child.once('exit', () => resolve(null))
    child.once('error', () => resolve(null))
  })
}
