import { join } from 'node:path'
import { type Browser, findBrowser } from '../browser/find.ts'
import { hasDisplay, isLinuxRoot } from './display.ts'
import { fetchElectron } from './electron.ts'
import { ended, type Family, ready, type Said } from './family.ts'
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
  const opened = await ready<{ address: string; profile: string }>(host)
  // It has said itself why it does not run, or where it runs already.
  if (opened === null) return false

  const browser = shown ? findBrowser() : null
  if (browser && (await openBrowser(family, browser, opened))) return true
  if (!place.window) say('No window was asked for.')
  else if (!shown) say('There is no display here.')
  else if (!browser) say('There is no Chrome, Edge or Chromium on this machine.')
  say(`Open this address in a browser on this machine: ${opened.address}`)
  await ended(host)
  return true
}

/** @returns whether it did its work; a window that was open and ended is not followed by another */
async function openElectron(family: Family, place: Place): Promise<boolean> {
  const instead = 'opening an installed browser instead.'
  if (isLinuxRoot()) {
    say(`Electron does not run as root: ${instead}`)
    return false
  }
  const executable = await fetchElectron(family)
  if (executable === null) {
    say(`Electron’s runtime could not be downloaded: ${instead}`)
    return false
  }
  const electron = family.spawn(executable, ['.'], environment(place))
  const heard: Said<unknown>[] = []
  const opened = await ready(electron, (said) => heard.push(said))
  if (opened !== null) {
    say('Opened in Electron. Close its window or press Ctrl-C to end.')
    await ended(electron)
    return true
  }
  const problem = heard.find((said) => said.problem)?.problem
  if (problem?.code === 'profile-in-use') {
    say('The workstation is open already.')
    return true
  }
  const why = problem ? `${problem.what} ${problem.todo}` : String(await ended(electron))
  say(`Electron did not start (${why}): ${instead}`)
  return false
}

/** @returns whether the window was open; one that fails in its first seconds never was */
async function openBrowser(
  family: Family,
  browser: Browser,
  { address, profile }: { address: string; profile: string },
): Promise<boolean> {
  const args = [
    `--app=${address}`,
    // A browser of its own: in the person's own one the window would not end with this program.
    `--user-data-dir=${join(profile, 'browser')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-extensions',
    '--window-size=1440,900',
  ]
  if (isLinuxRoot()) {
    say(`${browser.name} runs without its sandbox, because this is root.`)
    args.push('--no-sandbox')
  }
  const begun = Date.now()
  const window = family.fork('scripts/launch/keep.ts', [browser.path, ...args])
  const opened = await ready(window)
  if (opened !== null) {
    say(`Opened in ${browser.name}. Close its window or press Ctrl-C to end.`)
    const code = await ended(window)
    if (code === 0 || Date.now() - begun > 10_000) return true
  }
  say(`${browser.name} did not start.`)
  return false
}
