import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Recorded } from '../testing/questions.ts'
import { buildShell, type Shell, startShell } from '../testing/shell.ts'

let folder: string
let main: string
let profile: string
let shell: Shell | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-'))
  main = await buildShell(folder)
  await mkdir(join(folder, 'out', 'renderer'))
  const page = '<!doctype html><html><head><title>x</title></head></html>'
  await writeFile(join(folder, 'out', 'renderer', 'index.html'), page)
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  profile = await mkdtemp(join(folder, 'profile-'))
})
afterEach(async () => {
  shell?.child.kill('SIGKILL')
  await shell?.ended
  shell = undefined
})

const start = async (settings?: Parameters<typeof startShell>[2]) =>
  (shell = await startShell(main, profile, settings))
const find = (list: Recorded[], what: string) => list.filter((one) => one.what === what)
type Answer = { status: number; headers: Record<string, string>; text: string }

describe('the window', () => {
  test('is sandboxed, has no Node and no preload, and is shown when it is drawn', async () => {
    const { said, recorded } = await start()
    expect(said).toEqual({ ready: { address: 'app://desk/' } })
    const list = await recorded()
    const [window, ...others] = find(list, 'window')
    expect(others).toEqual([])
    expect(window?.with).toMatchObject({
      show: false,
      minWidth: 1024,
      minHeight: 640,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
      },
    })
    const { webPreferences } = (window as Recorded).with as { webPreferences: object }
    for (const key of [
      'preload',
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
    ])
      expect(webPreferences).not.toHaveProperty(key)
    expect(find(list, 'preload')).toEqual([])
    const order = list.map(({ what }) => what)
    expect(order.indexOf('show')).toBeGreaterThan(order.indexOf('loadURL'))
  })

  test('is served by the host on app://desk alone, with its policy', async () => {
    const { ask, recorded } = await start()
    const list = await recorded()
    const order = list.map(({ what }) => what)
    for (const early of ['registerSchemes', 'enableSandbox', 'crashReporter', 'setPath'])
      expect(order.indexOf(early)).toBeLessThan(order.indexOf('whenReady'))
    expect(order[0]).toBe('setPath')
    expect(order[1]).toBe('requestSingleInstanceLock')
    expect(find(list, 'registerSchemes')[0]?.with).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          stream: true,
          codeCache: true,
        },
      },
    ])
    const page = await ask<Answer>({ ask: 'fetch', url: 'app://desk/' })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'")
    const session = await ask<Answer>({ ask: 'fetch', url: 'app://desk/host/session' })
    expect(JSON.parse(session.text)).toEqual({
      version: '9.8.7',
      shell: 'electron',
      enrolment: null,
    })
    const other = await ask<Answer>({ ask: 'fetch', url: 'app://other/' })
    expect(other.status).toBe(404)
  })

  test('stays on its origin and opens no other', async () => {
    const { ask } = await start()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.org/',
        'app://desk.example.org/',
        'file:///etc/passwd',
        'x',
      ])
        expect(await ask({ ask: 'navigate', event, url }), `${event} ${url}`).toBe(true)
      expect(await ask({ ask: 'navigate', event, url: 'app://desk/#/queue' })).toBe(false)
    }
    expect(await ask({ ask: 'navigate', event: 'will-attach-webview', url: '' })).toBe(true)
    expect(await ask({ ask: 'window-open', url: 'app://desk/' })).toEqual({ action: 'deny' })
  })

  test('is denied what a page can ask of a machine', async () => {
    const { ask } = await start()
    const origin = 'app://desk/'
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'unknown'])
      expect(await ask({ ask: 'permission', permission, origin }), permission).toEqual({
        request: false,
        check: false,
        device: false,
        media: {},
      })
    const persistent = { ask: 'permission', permission: 'persistent-storage' } as const
    expect(await ask({ ...persistent, origin })).toMatchObject({ request: true, check: true })
    expect(await ask({ ...persistent, origin: 'https://example.org' })).toMatchObject({
      request: false,
      check: false,
    })
  })

  test('is loaded again once after a crash, and then says that it stopped', async () => {
    const { ask, recorded, ended } = await start()
    await ask({ ask: 'crash', reason: 'clean-exit' })
    expect(find(await recorded(), 'reload')).toHaveLength(0)
    await ask({ ask: 'crash', reason: 'crashed' })
    expect(find(await recorded(), 'reload')).toHaveLength(1)
    shell?.child.send({ ask: 'crash', reason: 'oom' })
    expect(await ended).toBe(0)
  })
})

describe('a link', () => {
  const open = (url: string) =>
    ({
      ask: 'fetch',
      url: 'app://desk/host/open-link',
      method: 'POST',
      body: JSON.stringify({ url }),
    }) as const

  test('is opened after the person, who is told the address, agrees', async () => {
    const { ask, recorded } = await start({ DIALOG: '0' })
    expect(await ask(open('https://example.org/a?b'))).toMatchObject({ status: 204 })
    const list = await recorded()
    expect(find(list, 'showMessageBox')[0]?.with).toMatchObject({
      detail: 'https://example.org/a?b',
      cancelId: 1,
      defaultId: 1,
    })
    expect(find(list, 'openExternal')).toEqual([
      { what: 'openExternal', with: 'https://example.org/a?b' },
    ])
  })

  test('is not opened when the person does not agree', async () => {
    const { ask, recorded } = await start({ DIALOG: '1' })
    expect(await ask(open('https://example.org/'))).toMatchObject({ status: 204 })
    expect(find(await recorded(), 'openExternal')).toEqual([])
  })

  test('that is not of the web is refused without a question', async () => {
    const { ask, recorded } = await start({ DIALOG: '0' })
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'C:\\x'])
      expect(await ask(open(url)), url).toMatchObject({ status: 400 })
    const list = await recorded()
    expect([...find(list, 'showMessageBox'), ...find(list, 'openExternal')]).toEqual([])
  })
})

describe('the program', () => {
  test('runs once: a second start ends, and the first comes to the front', async () => {
    const second = await startShell(main, profile, { SECOND: '1' })
    expect(second.said).toMatchObject({ problem: { code: 'profile-in-use' } })
    expect(await second.ended).toBe(0)
    const { ask, recorded } = await start()
    await ask({ ask: 'second-instance' })
    const order = (await recorded()).map(({ what }) => what)
    expect(order.slice(-2)).toEqual(['restore', 'focus'])
  })

  test('keeps no secrets where the keychain hides nothing', async () => {
    const { said, ended } = await start({ BACKEND: 'basic_text' })
    expect(said).toMatchObject({ problem: { code: 'keychain-missing' } })
    expect(await ended).toBe(1)
  })

  test('does not start without its sandbox once it is packaged', async () => {
    const { ended } = await start({ PACKAGED: '1', NO_SANDBOX: '1' })
    expect(await ended).toBe(1)
  })

  test('has developer tools only where it is developed', async () => {
    const developing = await start()
    expect(JSON.stringify(find(await developing.recorded(), 'menu'))).toContain('toggleDevTools')
    developing.child.kill('SIGKILL')
    await developing.ended
    const packaged = await start({ PACKAGED: '1' })
    const [menu] = find(await packaged.recorded(), 'menu')
    expect(JSON.stringify(menu)).toContain('editMenu')
    expect(JSON.stringify(menu)).not.toContain('toggleDevTools')
  })

  test('gives its profile back when it ends', async () => {
    const { child, ended } = await start()
    expect(existsSync(join(profile, 'host.lock'))).toBe(true)
    child.send({ ask: 'quit' })
    expect(await ended).toBe(0)
    expect(existsSync(join(profile, 'host.lock'))).toBe(false)
  })

  test('ends with the program that started it', async () => {
    const { child, ended } = await start()
    child.disconnect()
    expect(await ended).toBe(0)
  })
})
