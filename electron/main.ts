/** The desktop shell. It carries the host to one window, and keeps that window where it is. */
import { join } from 'node:path'
import { app, dialog, net, session } from 'electron'
import { type Problem, problem, toProblem } from '../shared/protocol/problem.ts'
import { enrolAtStart } from './host/enrol-at-start.ts'
import { createHost, type Host } from './host/host.ts'
import { keepCrashesHere, reloadOnce } from './shell/crashes.ts'
import { guardContents } from './shell/guards.ts'
import { systemKeychain } from './shell/keychain.ts'
import { openFile, openLink } from './shell/outside.ts'
import { lockWithMachine } from './shell/machine.ts'
import { setMenu } from './shell/menu.ts'
import { home } from './shell/origin.ts'
import { endWithParent, tellParent } from './shell/parent.ts'
import { setPaths } from './shell/paths.ts'
import { denyPermissions } from './shell/permissions.ts'
import { registerScheme, serveHost } from './shell/scheme.ts'
import { weakness } from './shell/switches.ts'
import { createWindow, focusWindow } from './shell/window.ts'

function stopWith(problem: Problem): void {
  if (!tellParent({ problem })) dialog.showErrorBox(problem.what, problem.todo)
  app.exit(1)
}

const openHost = async () =>
  createHost({
    shell: 'electron',
    version: app.getVersion(),
    profile: app.getPath('userData'),
    rendererFolder: join(import.meta.dirname, '..', 'renderer'),
    now: () => new Date(),
    fetch: (url, init) => net.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
    keychain: await systemKeychain(),
    openLink,
    openFile,
  })

/** Lets what is being written be written. */
function closeWithProgram(host: Host): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  async function close() {
    state = 'closing'
    try {
      await host.close()
    } finally {
      state = 'closed'
      app.quit()
    }
  }
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'open') void close().catch((error: unknown) => stopWith(toProblem(error)))
  })
}

async function open(): Promise<void> {
  await app.whenReady()
  const host = await openHost()
  closeWithProgram(host)
  denyPermissions(session.defaultSession)
  serveHost(session.defaultSession, host.handle)
  setMenu()
  lockWithMachine(host)
  await enrolAtStart(host, process.env).catch((error: unknown) => {
    const { what, todo } = toProblem(error)
    dialog.showErrorBox('This workstation could not be enrolled', `${what} ${todo}`)
  })
  const window = createWindow()
  reloadOnce(window)
  await window.loadURL(home)
  tellParent({ ready: { address: home } })
}

function start(): void {
  setPaths()
  if (!app.requestSingleInstanceLock()) {
    // The one that is open comes to the front by itself.
    tellParent({ problem: problem('profile-in-use', app.getPath('userData'), 'it is open') })
    return app.quit()
  }
  const weak = weakness()
  if (weak !== null) {
    dialog.showErrorBox('Evidence Desk was not started', weak)
    return app.exit(1)
  }
  app.enableSandbox()
  keepCrashesHere()
  registerScheme()
  guardContents()
  endWithParent()
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  void open().catch((error: unknown) => stopWith(toProblem(error)))
}

try {
  start()
} catch (error) {
  stopWith(toProblem(error))
}
