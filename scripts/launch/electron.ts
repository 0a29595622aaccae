import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ended, type Family } from './family.ts'
import { say } from './say.ts'

const folder = 'node_modules/electron'

/** Says that fetching failed and when, by its own age. */
const failedMark = 'node_modules/.cache/evidence-desk/electron-not-fetched'

/** In milliseconds: for so long a failure is not tried again, so that it slows one start only. */
const restAfterFailure = 6 * 60 * 60_000

/** Where Electron's releases are, or the mirror that its own variables name. */
const releases =
  process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'

/** The path of Electron's executable; null where its runtime was not fetched yet. */
export function electronRuntime(): string | null {
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const executable = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

const failedLately = () =>
  existsSync(failedMark) && Date.now() - statSync(failedMark).mtimeMs < restAfterFailure

function markFailed(): void {
  mkdirSync(dirname(failedMark), { recursive: true })
  writeFileSync(failedMark, '')
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
export async function fetchElectron(family: Family): Promise<string | null> {
  const here = electronRuntime()
  if (here !== null || failedLately()) return here
  say('Fetching Electron’s runtime, once …')
  const installer = family.spawn(process.execPath, [join(folder, 'install.js')])
  const done = ended(installer)
  const minutes = (await reachable()) ? 10 : 0.25
  const timer = setTimeout(() => installer.kill('SIGKILL'), minutes * 60_000)
  await done
  clearTimeout(timer)
  const fetched = electronRuntime()
  if (fetched === null) markFailed()
  else rmSync(failedMark, { force: true })
  return fetched
}
