import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Browser = { path: string; name: 'Chromium' | 'Chrome' | 'Edge' | 'browser' }

type Candidate = { name: Browser['name']; paths: string[] }

function onPath(commands: string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

function below(variables: string[], rest: string[]): string[] {
  return variables.flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, ...rest)]
  })
}

const programFiles = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

function candidates(): Candidate[] {
  if (process.platform === 'win32')
    return [
      {
        name: 'Chrome',
        paths: below(programFiles, ['Google', 'Chrome', 'Application', 'chrome.exe']),
      },
      {
        name: 'Edge',
        paths: below(programFiles, ['Microsoft', 'Edge', 'Application', 'msedge.exe']),
      },
      { name: 'Chromium', paths: below(programFiles, ['Chromium', 'Application', 'chrome.exe']) },
    ]
  if (process.platform === 'darwin') {
    const app = (name: string) =>
      ['/Applications', ...below(['HOME'], ['Applications'])].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      )
    return [
      { name: 'Chrome', paths: app('Google Chrome') },
      { name: 'Edge', paths: app('Microsoft Edge') },
      { name: 'Chromium', paths: app('Chromium') },
    ]
  }
  return [
    { name: 'Chrome', paths: onPath(['google-chrome-stable', 'google-chrome']) },
    { name: 'Chromium', paths: onPath(['chromium', 'chromium-browser']) },
    { name: 'Edge', paths: onPath(['microsoft-edge-stable', 'microsoft-edge']) },
  ]
}

/**
 * An installed browser that shows the window: the one named by EVIDENCE_BROWSER, else Chrome, Edge
 * or Chromium where their installers put them. Null when there is none.
 */
export function findBrowser(): Browser | null {
  const named = process.env['EVIDENCE_BROWSER']
  if (named !== undefined && named !== '')
    return existsSync(named) ? { path: named, name: 'browser' } : null
  for (const { name, paths } of candidates()) {
    const path = paths.find((one) => existsSync(one))
    if (path !== undefined) return { path, name }
  }
  return null
}
