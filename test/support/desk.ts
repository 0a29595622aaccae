/** A workstation for a test: the real host, and a real window on it, in either shell. */
import { join } from 'node:path'
import { _electron, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../scripts/browser/find.ts'
import { electronRuntime } from '../../scripts/launch/electron.ts'
import { isLinuxRoot } from '../../scripts/launch/display.ts'
import { freePort, type Program, startHost } from './programs.ts'

export type Shell = 'browser' | 'electron'

export type Desk = {
  page: Page
  /** Closes window and host as their owner would. */
  close(): Promise<void>
  /** Ends window and host as a crash of the machine's programs does. */
  kill(): Promise<void>
}

export type DeskPlace = { profile: string; port: number }

/** What a test opens again and again: the same profile at the same origin. */
export const deskPlace = async (folder: string): Promise<DeskPlace> => ({
  profile: join(folder, 'desk'),
  port: await freePort(),
})

/** Keeps a browser from talking to anyone but the pages it is given. */
const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  ...(isLinuxRoot() ? ['--no-sandbox'] : []),
]

export const viewport = { width: 1280, height: 720 }

/**
 * The browser on a profile of its own, which keeps its IndexedDB from one opening to the next.
 * @param args more of its switches
 */
export async function openBrowser(profile: string, args: string[] = []): Promise<BrowserContext> {
  const browser = findBrowser()
  if (!browser) throw new Error('There is no Chromium, Chrome or Edge here.')
  return chromium.launchPersistentContext(join(profile, 'browser'), {
    executablePath: browser.path,
    args: [...quiet, ...args],
    viewport,
    colorScheme: 'light',
  })
}

export async function openDesk(
  shell: Shell,
  { profile, port }: DeskPlace,
  enrol?: string,
): Promise<Desk> {
  if (shell === 'electron') return openElectron(profile, enrol)
  const host: Program = await startHost({
    profile,
    port,
    ...(enrol === undefined ? {} : { enrol }),
  })
  const context = await openBrowser(profile)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.address)
  return {
    page,
    async close() {
      await context.close()
      await host.stop()
    },
    async kill() {
      await killBrowser(context)
      await host.kill()
    },
  }
}

function browserOf(context: BrowserContext) {
  const browser = context.browser()
  if (!browser) throw new Error('The context has no browser of its own.')
  return browser
}

/** The ids of a browser's processes; the one that the others hang on comes first. */
export async function browserProcesses(context: BrowserContext): Promise<[number, ...number[]]> {
  const session = await browserOf(context).newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const main = processInfo.find(({ type }) => type === 'browser')!.id
  return [main, ...processInfo.flatMap(({ id }) => (id === main ? [] : [id]))]
}

/** Ends a browser without a word to it, and waits until it has let go of its profile. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const [main] = await browserProcesses(context)
  const gone = new Promise<void>((resolve) =>
    browserOf(context).on('disconnected', () => resolve()),
  )
  process.kill(main, 'SIGKILL')
  await gone
}

async function openElectron(profile: string, enrol?: string): Promise<Desk> {
  const executablePath = electronRuntime()
  if (executablePath === null) throw new Error('Electron’s runtime is not here.')
  const app = await _electron.launch({
    executablePath,
    args: ['.'],
    env: {
      ...(process.env as Record<string, string>),
      EVIDENCE_DESK_PROFILE: profile,
      ...(enrol === undefined ? {} : { EVIDENCE_DESK_ENROL: enrol }),
    },
  })
  const page = await app.firstWindow()
  await page.setViewportSize(viewport)
  return {
    page,
    close: () => app.close(),
    async kill() {
      const gone = app.waitForEvent('close')
      app.process().kill('SIGKILL')
      await gone
    },
  }
}
