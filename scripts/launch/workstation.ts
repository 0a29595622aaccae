import { join } from 'node:path'
import { type Browser, findBrowser } from '../browser/find.ts'
import { hasDisplay, isLinuxRoot } from './display.ts'
import { fetchElectron } from './electron.ts'
import { ended, type Family, ready } from './family.ts'
import { say } from './say.ts'

export type Place = {
  /** Null for the folder of this user that the system gives. */
  profile: string | null
  port: number | null
  /** An address and a one-time code, to enrol with where that was not done yet. */
  enrol: string | null
  /** Whether a window is wanted at all. */
  window: boolean
}

const environment = ({ profile, enrol }: Place): NodeJS.ProcessEnv => ({
  ...(profile === null ? {} : { EVIDENCE_DESK_PROFILE: profile }),
  ...(enrol === null ? {} : { EVIDENCE_DESK_ENROL: enrol }),
})

/**
 * Opens the workstation in the best way there is here, and waits until it is closed: Electron, an
 * installed browser's app window, or an address to open. Each step down is said in one line.
 * @returns whether it could be started
 */
export async function openWorkstation(family: Family, place: Place): Promise<boolean> {
  const shown = place.window && hasDisplay()
  if (shown && (await openElectron(family, place))) return true

  const host = family.fork(
    'electron/browser.ts',
    place.port === null ? [] : ['--port', String(place.port)],
    environment(place),
  )
  const opened = await ready<{ address: string; profile?: string }>(host)
  if (opened === null) return false

  const browser = shown ? findBrowser() : null
  if (browser) await openBrowser(family, browser, opened.address, place)
  else {
    if (!place.window) say('No window was asked for.')
    else if (shown) say('There is no Chrome, Edge or Chromium on this machine.')
    else say('There is no display here.')
    say(`Open this address in a browser on this machine: ${opened.address}`)
    await ended(host)
  }
  return true
}

async function openElectron(family: Family, place: Place): Promise<boolean> {
  if (isLinuxRoot()) {
    say('Electron does not run as root: opening an installed browser instead.')
    return false
  }
  const executable = await fetchElectron()
  if (executable === null) {
    say('Electron’s runtime could not be downloaded: opening an installed browser instead.')
    return false
  }
  const code = await ended(family.spawn(executable, ['.'], environment(place)))
  if (code === 0) return true
  say(
    `Electron did not start (${code instanceof Error ? code.message : code}): opening an installed browser instead.`,
  )
  return false
}

async function openBrowser(
  family: Family,
  browser: Browser,
  address: string,
  { profile }: Place,
): Promise<void> {
  const args = [
    `--app=${address}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--window-size=1440,900',
    ...(profile === null ? [] : [`--user-data-dir=${join(profile, 'browser')}`]),
  ]
  if (isLinuxRoot()) {
    say(`${browser.name} runs without its sandbox, because this is root.`)
    args.push('--no-sandbox')
  }
  say(`Opened in ${browser.name}. Close its window or press Ctrl-C to end.`)
  const code = await ended(family.spawn(browser.path, args))
  if (code instanceof Error || (code !== 0 && code !== null)) {
    say(`${browser.name} did not start. Open this address yourself: ${address}`)
    await new Promise(() => {})
  }
}
