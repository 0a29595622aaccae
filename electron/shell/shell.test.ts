import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { enrollingCentral } from '../testing/central.ts'
import type { Recorded } from '../testing/questions.ts'
import { buildShell, type Shell, startShell } from '../testing/shell.ts'

// Each test starts a program of its own.
vi.setConfig({ testTimeout: 30_000 })

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

async function start(settings?: Parameters<typeof startShell>[2], enrol?: string): Promise<Shell> {
  shell = await startShell(main, profile, settings, enrol)
  return shell
}
const find = (list: Recorded[], what: string) => list.filter((one) => one.what === what)
async function close({ ask, ended }: Shell): Promise<void> {
  void ask({ ask: 'quit' })
  await ended
}
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
        navigateOnDragDrop: false,
        spellcheck: process.platform === 'darwin',
      },
    })
    expect(window?.with).toHaveProperty('webPreferences.devTools', true)
    const { webPreferences } = (window as Recorded).with as { webPreferences: object }
    for (const key of [
      'preload',
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
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
    for (const early of ['registerSchemes', 'enableSandbox', 'crashReporter', 'setPath']) {
      expect(order, early).toContain(early)
      expect(order.indexOf(early)).toBeLessThan(order.indexOf('whenReady'))
    }
    expect(order.lastIndexOf('setPath')).toBeLessThan(order.indexOf('requestSingleInstanceLock'))
    expect(find(list, 'crashReporter')[0]?.with).toEqual({ uploadToServer: false })
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
    expect(JSON.parse(session.text)).toMatchObject({
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
        'https://desk/',
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
        media: null,
      })
    const record = 'evidence-desk-activity-2026-11-25.jsonl'
    const download = (url: string, name: string) => ask({ ask: 'download', url, name })
    expect(await download('blob:app://desk/1', 'Field log.pdf')).toBe(true)
    expect(await download('https://example.org/x', record)).toBe(true)
    expect(await download('blob:app://desk/1', record)).toBe(false)
    const persistent = { ask: 'permission', permission: 'persistent-storage' } as const
    expect(await ask({ ...persistent, origin })).toMatchObject({ request: true, check: true })
    expect(await ask({ ...persistent, origin: 'https://example.org' })).toMatchObject({
      request: false,
      check: false,
    })
  })

  test('offers to edit where something can be written, and to copy what is selected', async () => {
    const { ask, recorded } = await start()
    const editFlags = { canCopy: true, canPaste: true }
    const params = { isEditable: false, selectionText: ' ', editFlags, dictionarySuggestions: [] }
    await ask({ ask: 'context-menu', params })
    expect(find(await recorded(), 'popup')).toEqual([])
    await ask({ ask: 'context-menu', params: { ...params, selectionText: 'tide' } })
    expect(find(await recorded(), 'popup')[0]?.with).toEqual([{ role: 'copy', enabled: true }])
    const writing = { ...params, isEditable: true, dictionarySuggestions: ['sample'] }
    await ask({ ask: 'context-menu', params: writing })
    const menu = JSON.stringify(find(await recorded(), 'popup')[1]?.with)
    for (const item of ['sample', 'cut', 'copy', 'paste']) expect(menu).toContain(`"${item}"`)
  })

  test('is loaded again after a crash, but not over and over', async () => {
    const { ask, recorded, ended } = await start()
    await ask({ ask: 'crash', reason: 'clean-exit' })
    expect(find(await recorded(), 'reload')).toHaveLength(0)
    await ask({ ask: 'crash', reason: 'crashed' })
    expect(find(await recorded(), 'reload')).toHaveLength(1)
    await ask({ ask: 'later', by: 3_600_000 })
    await ask({ ask: 'crash', reason: 'crashed' })
    expect(find(await recorded(), 'reload')).toHaveLength(2)
    void ask({ ask: 'crash', reason: 'oom' })
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

  const questions = async ({ recorded }: Shell) => find(await recorded(), 'showMessageBox')

  test('is opened after the person, who is told the address, agrees', async () => {
    const { ask, recorded } = await start()
    const opened = ask(open('https://example.org/a?b'))
    await expect.poll(() => questions(shell as Shell), { timeout: 20_000 }).toHaveLength(1)
    const [question] = await questions(shell as Shell)
    expect(question?.with).toMatchObject({
      detail: 'https://example.org/a?b',
      buttons: ['Open', 'Cancel'],
      cancelId: 1,
      defaultId: 1,
      modal: true,
    })
    expect(find(await recorded(), 'openExternal')).toEqual([])
    await ask({ ask: 'press', button: 0 })
    expect(await opened).toMatchObject({ status: 204 })
    expect(find(await recorded(), 'openExternal')).toEqual([
      { what: 'openExternal', with: 'https://example.org/a?b' },
    ])
  })

  test('is not opened when the person does not agree', async () => {
    const { ask, recorded } = await start()
    const opened = ask(open('https://example.org/'))
    await expect.poll(() => questions(shell as Shell), { timeout: 20_000 }).toHaveLength(1)
    await ask({ ask: 'press', button: 1 })
    expect(await opened).toMatchObject({ status: 204 })
    expect(find(await recorded(), 'openExternal')).toEqual([])
  })

  test('is not asked about while another is', async () => {
    const { ask } = await start()
    const first = ask(open('https://example.org/1'))
    await expect.poll(() => questions(shell as Shell), { timeout: 20_000 }).toHaveLength(1)
    expect(await ask(open('https://example.org/2'))).toMatchObject({ status: 204 })
    expect(await questions(shell as Shell)).toHaveLength(1)
    await ask({ ask: 'press', button: 1 })
    await first
    void ask(open('https://example.org/2'))
    await expect.poll(() => questions(shell as Shell), { timeout: 20_000 }).toHaveLength(2)
  })

  test('that is not of the web is refused without a question', async () => {
    const { ask, recorded } = await start()
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'C:\\x'])
      expect(await ask(open(url)), url).toMatchObject({ status: 400 })
    const list = await recorded()
    expect([...find(list, 'showMessageBox'), ...find(list, 'openExternal')]).toEqual([])
  })
})

describe('a file', () => {
  const open = (name: string) =>
    ({
      ask: 'fetch',
      url: `app://desk/host/open-file?name=${name}`,
      method: 'POST',
      body: 'bytes',
    }) as const

  test('is given to its program after the person, who is told the name, agrees', async () => {
    const { address } = await enrollingCentral()
    const { ask, recorded } = await start({}, `${address} ABCD-EFGH-JKMN`)
    const questions = async () => find(await recorded(), 'showMessageBox')
    const refused = ask(open('a.doc'))
    await expect.poll(questions, { timeout: 20_000 }).toHaveLength(1)
    await ask({ ask: 'press', button: 1 })
    expect(await refused).toMatchObject({ status: 204 })
    expect(find(await recorded(), 'openPath')).toEqual([])

    const opened = ask(open('log.doc'))
    await expect.poll(questions, { timeout: 20_000 }).toHaveLength(2)
    expect((await questions())[1]?.with).toMatchObject({ detail: 'log.doc', defaultId: 1 })
    await ask({ ask: 'press', button: 0 })
    expect(await opened).toMatchObject({ status: 204 })
    expect(find(await recorded(), 'openPath')).toEqual([
      { what: 'openPath', with: expect.stringMatching(/copies.[0-9a-f]{16}.log\.doc$/) },
    ])
  })
})

describe('secrets', () => {
  const changes = { ask: 'fetch', url: 'app://desk/central/v1/changes' } as const

  test('are sealed by the keychain and opened by it, and go to central records alone', async () => {
    const { address } = await enrollingCentral()
    const first = await start({}, `${address} ABCD-EFGH-JKMN`)
    expect(first.said).toEqual({ ready: { address: 'app://desk/' } })
    const sent = find(await first.recorded(), 'net.fetch').map((one) => one.with)
    expect(sent).toEqual([
      { url: `${address}/v1`, bypass: true },
      { url: `${address}/v1/devices`, bypass: true },
    ])
    await close(first)

    const file = JSON.parse(await readFile(join(profile, 'vault.json'), 'utf8')) as {
      kind: string
      shell: string
      sealed: string
    }
    expect(file).toMatchObject({ kind: 'keychain', shell: 'electron' })
    const sealed = Buffer.from(file.sealed, 'base64')
    const opened = Buffer.from(sealed.toReversed()).toString()
    expect(Buffer.from(opened, 'base64')).toHaveLength(32)

    const second = await start()
    expect(await second.ask(changes)).toMatchObject({ status: 200 })
    const list = await second.recorded()
    expect(find(list, 'decrypt')).toHaveLength(1)
    expect(find(list, 'encrypt')).toEqual([])
    await close(second)

    const rotated = await start({ ROTATED: '1' })
    expect(await rotated.ask(changes)).toMatchObject({ status: 200 })
    expect(find(await rotated.recorded(), 'encrypt')).toHaveLength(1)
  })

  /** Enrolling at a start without a usable keychain: what the program says, and what it keeps. */
  async function enrolWithout(settings: NonNullable<Parameters<typeof startShell>[2]>) {
    const central = await enrollingCentral()
    const { recorded } = await start(settings, `${central.address} ABCD-EFGH-JKMN`)
    const [box] = find(await recorded(), 'showErrorBox')
    expect(central.asked).toEqual([])
    expect(existsSync(join(profile, 'secrets.json'))).toBe(false)
    return box?.with
  }
  const choice = [
    'This workstation could not be enrolled',
    expect.stringMatching(/no keychain.*Choose a passphrase/),
  ]

  test.runIf(process.platform === 'linux')('are not kept where they would lie open', async () => {
    expect(await enrolWithout({ BACKEND: 'basic_text' })).toEqual(choice)
  })

  test('are not kept where the keychain does not answer', async () => {
    expect(await enrolWithout({ LOCKED: '1' })).toEqual(choice)
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

  test.each(['no-sandbox', 'disable-web-security', 'remote-debugging-port'])(
    'does not start with --%s once it is packaged',
    async (name) => {
      const { said, ended } = await start({ PACKAGED: '1', SWITCH: name })
      expect(said).toEqual({ exit: 1 })
      expect(await ended).toBe(1)
    },
  )

  test('may be driven by tests as long as it is not packaged', async () => {
    const { said } = await start({ SWITCH: 'remote-debugging-port' })
    expect(said).toEqual({ ready: { address: 'app://desk/' } })
  })

  test('keeps its data in the profile, and the window’s in a folder of that', async () => {
    const { recorded } = await start()
    expect(find(await recorded(), 'setPath').map((one) => one.with)).toEqual([
      ['userData', profile],
      ['sessionData', join(profile, 'electron')],
    ])
    expect(find(await recorded(), 'setName')).toEqual([{ what: 'setName', with: 'Evidence Desk' }])
  })

  test('has developer tools only where it is developed', async () => {
    const developing = await start()
    expect(JSON.stringify(find(await developing.recorded(), 'menu'))).toContain('toggleDevTools')
    developing.child.kill('SIGKILL')
    await developing.ended
    const packaged = await start({ PACKAGED: '1' })
    const list = await packaged.recorded()
    expect(find(list, 'window')[0]?.with).toHaveProperty('webPreferences.devTools', false)
    const [menu] = find(list, 'menu')
    expect(JSON.stringify(menu)).toContain('editMenu')
    expect(JSON.stringify(menu)).not.toContain('toggleDevTools')
  })

  test('opens all the same when it could not be enrolled, and says why', async () => {
    const { said, recorded } = await start({}, 'ftp://office.example ABCD-EFGH-JKMN')
    expect(said).toEqual({ ready: { address: 'app://desk/' } })
    const [box] = find(await recorded(), 'showErrorBox')
    expect(JSON.stringify(box)).toContain('ftp://office.example')
  })

  test('gives its profile back when it ends', async () => {
    const { ask, ended } = await start()
    expect(existsSync(join(profile, 'host.lock'))).toBe(true)
    void ask({ ask: 'quit' })
    expect(await ended).toBe(0)
    expect(existsSync(join(profile, 'host.lock'))).toBe(false)
  })

  test('ends with the program that started it', async () => {
    const { child, ended } = await start()
    child.disconnect()
    expect(await ended).toBe(0)
    expect(existsSync(join(profile, 'host.lock'))).toBe(false)
  })
})
