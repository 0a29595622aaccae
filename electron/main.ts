/** The desktop shell. It carries the host to one window, and keeps that window where it is. */
import { join, resolve } from 'node:path'
import { app, dialog, net, session } from 'electron'
import { type Problem, problem, toProblem } from '../shared/protocol/problem.ts'
import { enrolAtStart } from './host/enrol-at-start.ts'
import { createHost, type Host } from './host/host.ts'
import { keepCrashesHere, reloadOnce } from './shell/crashes.ts'
import { guardContents } from './shell/guards.ts'
import { keychain, keychainProblem } from './shell/keychain.ts'
import { openLink } from './shell/links.ts'
import { setMenu } from './shell/menu.ts'
import { home } from './shell/origin.ts'
import { endWithParent, tellParent } from './shell/parent.ts'
import { denyPermissions } from './shell/permissions.ts'
import { registerScheme, serveHost } from './shell/scheme.ts'
import { createWindow, focusWindow } from './shell/window.ts'

function stopWith(problem: Problem): void {
  if (!tellParent({ problem })) dialog.showErrorBox(problem.what, problem.todo)
  app.exit(1)
}

const openHost = () =>
  createHost({
    shell: 'electron',
    version: app.getVersion(),
    profile: app.getPath('userData'),
    rendererFolder: join(import.meta.dirname, '..', 'renderer'),
    fetch: (url, init) => net.fetch(url, { ...init, bypassCustomProtocolHandlers: true }),
    ...keychain,
    openLink,
  })

/** Lets what is being written be written. */
function closeWithProgram(host: Host): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void host.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

async function open(): Promise<void> {
  await app.whenReady()
  const wrong = await keychainProblem()
  if (wrong) return stopWith(wrong)
  const host = await openHost()
  closeWithProgram(host)
  denyPermissions(session.defaultSession)
  serveHost(session.defaultSession, host.handle)
  setMenu()
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
  if (process.env.EVIDENCE_DESK_PROFILE)
    app.setPath('userData', resolve(process.env.EVIDENCE_DESK_PROFILE))
  if (!app.requestSingleInstanceLock()) {
    // The one that is open comes to the front by itself.
    tellParent({ problem: problem('profile-in-use', app.getPath('userData'), 'it is open') })
    return app.quit()
  }
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) {
    dialog.showErrorBox(
      'Evidence Desk does not start without its sandbox',
      'Leave --no-sandbox out.',
    )
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

start()
