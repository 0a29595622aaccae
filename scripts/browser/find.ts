import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Browser = { path: string; name: string }

type Machine = {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  exists: (path: string) => boolean
}

const here: Machine = { platform: process.platform, env: process.env, exists: existsSync }

/** Programs on the search path, in the order in which they are wanted. */
const onPath = [
  ['google-chrome-stable', 'Chrome'],
  ['google-chrome', 'Chrome'],
  ['microsoft-edge-stable', 'Edge'],
  ['microsoft-edge', 'Edge'],
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
] as const

const onMac = [
  ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
  ['Chromium.app/Contents/MacOS/Chromium', 'Chromium'],
] as const

const onWindows = [
  ['Google/Chrome/Application/chrome.exe', 'Chrome'],
  ['Microsoft/Edge/Application/msedge.exe', 'Edge'],
  ['Chromium/Application/chrome.exe', 'Chromium'],
] as const

function* candidates({ platform, env }: Machine): Generator<Browser> {
  if (platform === 'darwin') {
    for (const [app, name] of onMac)
      for (const folder of ['/Applications', join(env.HOME ?? '/', 'Applications')])
        yield { path: join(folder, app), name }
  } else if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    for (const [program, name] of onWindows)
      for (const folder of folders) if (folder) yield { path: join(folder, program), name }
  } else {
    // A Chromium that is a snap cannot use a profile outside the home folder; it comes last.
    const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
    const ordered = folders.toSorted((a, b) => Number(isSnap(a)) - Number(isSnap(b)))
    for (const folder of ordered)
      for (const [program, name] of onPath) yield { path: join(folder, program), name }
  }
}

const isSnap = (folder: string) => folder.startsWith('/snap/')

/**
 * An installed Chrome, Edge or Chromium; null where there is none. `EVIDENCE_BROWSER` names another.
 */
export function findBrowser(machine: Machine = here): Browser | null {
  const named = machine.env.EVIDENCE_BROWSER
  if (named) return machine.exists(named) ? { path: named, name: 'The browser you named' } : null
  for (const browser of candidates(machine)) if (machine.exists(browser.path)) return browser
  return null
}
