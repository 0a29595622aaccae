import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.ts'

const folder = 'node_modules/electron'

/** Where Electron's releases are, or the mirror that its own variables name. */
const releases =
  process.env['ELECTRON_MIRROR'] ??
  process.env['npm_config_electron_mirror'] ??
  'https://github.com/'

/** The path of Electron's executable; null where its runtime was not fetched yet. */
export function electronRuntime(): string | null {
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const executable = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

/** Whether the network leads to Electron's releases; a wrong yes only costs waiting. */
async function reachable(): Promise<boolean> {
  try {
    await fetch(releases, { method: 'HEAD', signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    return false
  }
}

/**
 * Electron's executable, fetched by Electron's own installer where it is not here: from its cache,
 * or from the network. Without a network it gives up soon, so that working offline starts quickly.
 */
export async function fetchElectron(): Promise<string | null> {
  const here = electronRuntime()
  if (here !== null) return here
  say('Fetching Electron’s runtime, once …')
  const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
  const done = new Promise<void>((resolve) => {
    installer.once('exit', () => resolve())
    installer.once('error', () => resolve())
  })
  const minutes = (await reachable()) ? 10 : 0.25
  const timer = setTimeout(() => installer.kill('SIGKILL'), minutes * 60_000)
  await done
  clearTimeout(timer)
  return electronRuntime()
}
