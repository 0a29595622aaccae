import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveConfig } from 'electron-vite'
import { build, type InlineConfig } from 'vite'
import type { Answered, Asked, Question, Recorded, Setting } from './questions.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the desktop shell as it is shipped, into `folder/out/main`; away from any node_modules. */
export async function buildShell(folder: string): Promise<string> {
  const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build')
  const main: InlineConfig = config?.main ?? {}
  const outDir = join(folder, 'out', 'main')
  await build({
    ...main,
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...main.build, outDir, emptyOutDir: true },
  })
  return join(outDir, 'main.js')
}

export type Shell = {
  /** What it told its parent first: that it is ready, or why not. */
  said: unknown
  ask: <Answer>(question: Question) => Promise<Answer>
  recorded: () => Promise<Recorded[]>
  /** Its exit code. */
  ended: Promise<number | null>
  child: ChildProcess
}

/** Starts a built shell on the stand-in, and waits until it is ready or has said why not. */
export async function startShell(
  main: string,
  profile: string,
  settings: Partial<Record<Setting, string>> = {},
  enrol = '',
): Promise<Shell> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    EVIDENCE_DESK_PROFILE: profile,
    EVIDENCE_DESK_ENROL: enrol,
  }
  for (const [name, value] of Object.entries(settings)) env[`STAND_IN_${name}`] = value
  const child = fork(main, {
    env,
    cwd: profile,
    execArgv: ['--import', new URL('hook.ts', import.meta.url).href],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then((code): unknown[] => [{ exit: code }]),
  ])
  let asked = 0
  const waiting = new Map<number, (answer: unknown) => void>()
  child.on('message', ({ id, answer }: Partial<Answered>) => {
    if (id !== undefined) waiting.get(id)?.(answer)
  })
  function ask<Answer>(question: Question): Promise<Answer> {
    const id = asked++
    return new Promise((resolve) => {
      waiting.set(id, (answer) => resolve(answer as Answer))
      child.send({ id, question } satisfies Asked)
    })
  }
  return { said, ask, recorded: () => ask({ ask: 'record' }), ended, child }
}
