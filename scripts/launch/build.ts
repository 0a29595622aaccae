import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.ts'

const sources = ['renderer', 'shared', 'electron', 'electron.vite.config.ts', 'package-lock.json']
const products = ['out/renderer/index.html', 'out/main/main.js']

/** The newest change of a file, or of any file below a folder, in ms since 1970. */
function newest(path: string): number {
  const here = statSync(path)
  if (!here.isDirectory()) return here.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const isBuilt = () => {
  if (!products.every((path) => existsSync(path))) return false
  const built = Math.min(...products.map((path) => statSync(path).mtimeMs))
  return sources.every((path) => newest(path) <= built)
}

/** Builds the window and the desktop shell where that was not done since the sources changed. */
export function ensureBuilt(): boolean {
  if (isBuilt()) return true
  say('Building the workstation …')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    { encoding: 'utf8' },
  )
  if (status === 0) return true
  say(`The workstation could not be built:\n${stdout}${stderr}`)
  return false
}
