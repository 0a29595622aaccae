/**
 * A stand-in for the module `electron`, for machines on which its runtime is absent: it records what
 * the desktop shell asks of it, and hands events and requests to what the shell gave it.
 */
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Answered, Asked, Question, Recorded, Setting } from './questions.ts'

const setting = (name: Setting) => process.env[`STAND_IN_${name}`]
const recorded: Recorded[] = []
const record = (what: string, with_: unknown = null) => void recorded.push({ what, with: with_ })

const paths = new Map<string, string>()

export const app = Object.assign(new EventEmitter(), {
  isPackaged: setting('PACKAGED') === '1',
  commandLine: {
    hasSwitch: (name: string) => name === setting('SWITCH'),
  },
  getVersion: () => '9.8.7',
  getPath: (name: string) => paths.get(name) ?? '/nowhere',
  setName: (name: string) => record('setName', name),
  setPath(name: string, path: string) {
    if (!existsSync(path)) throw new Error(`${path} is not there`)
    record('setPath', [name, path])
    paths.set(name, path)
  },
  requestSingleInstanceLock() {
    record('requestSingleInstanceLock')
    return setting('SECOND') !== '1'
  },
  enableSandbox: () => record('enableSandbox'),
  async whenReady() {
    record('whenReady')
  },
  quit() {
    record('quit')
    const event = cancellable()
    app.emit('will-quit', event)
    if (!event.prevented) process.exit(0)
  },
  exit: (code: number) => process.exit(code),
})

const cancellable = () => ({
  prevented: false,
  preventDefault() {
    this.prevented = true
  },
})

type Handler = (request: Request) => Promise<Response>
let served: Handler | null = null
let requestPermission: ((...args: unknown[]) => void) | null = null
let checkPermission: ((...args: unknown[]) => boolean) | null = null
let devices: ((...args: unknown[]) => boolean) | null = null
let displayMedia: ((...args: unknown[]) => void) | null = null

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => record('registerSchemes', schemes),
}

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    protocol: {
      handle(scheme: string, handler: Handler) {
        record('handle', scheme)
        served = handler
      },
    },
    registerPreloadScript: (script: unknown) => record('preload', script),
    setPermissionRequestHandler: (handler: typeof requestPermission) =>
      (requestPermission = handler),
    setPermissionCheckHandler: (handler: typeof checkPermission) => (checkPermission = handler),
    setDevicePermissionHandler: (handler: typeof devices) => (devices = handler),
    setDisplayMediaRequestHandler: (handler: typeof displayMedia) => (displayMedia = handler),
  }),
}

class Contents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  setWindowOpenHandler(handler: typeof this.openHandler) {
    this.openHandler = handler
  }
  reload = () => record('reload')
  replaceMisspelling = (word: string) => record('replaceMisspelling', word)
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  static getAllWindows = () => BrowserWindow.all
  webContents = new Contents()

  constructor(options: unknown) {
    super()
    record('window', options)
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string) {
    record('loadURL', url)
    const answer = await served?.(new Request(url))
    if (answer?.ok !== true) throw new Error(`${url} is not served`)
    this.emit('ready-to-show')
  }
  show = () => record('show')
  focus = () => record('focus')
  restore = () => record('restore')
  isMinimized = () => true
}

let press: (button: number) => void = () => {}

export const dialog = {
  showMessageBox(window: unknown, options: unknown) {
    record('showMessageBox', { ...(options as object), modal: window === BrowserWindow.all[0] })
    return new Promise((resolve) => (press = (response) => resolve({ response })))
  },
  showErrorBox: (title: string, content: string) => record('showErrorBox', [title, content]),
}

export const shell = {
  async openExternal(url: string) {
    record('openExternal', url)
  },
  async openPath(path: string) {
    record('openPath', path)
    return ''
  },
}

/** Has none of the methods that Electron deprecates: whoever calls one fails. */
export const powerMonitor = new EventEmitter()

export const safeStorage = {
  getSelectedStorageBackend: () => setting('BACKEND') ?? 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => setting('LOCKED') !== '1',
  async encryptStringAsync(text: string) {
    record('encrypt')
    return Buffer.from(Buffer.from(text).toReversed())
  },
  async decryptStringAsync(bytes: Buffer) {
    record('decrypt')
    const result = Buffer.from(bytes.toReversed()).toString()
    return { result, shouldReEncrypt: setting('ROTATED') === '1' }
  },
}

export const net = {
  fetch(url: string, init: RequestInit & { bypassCustomProtocolHandlers?: boolean }) {
    record('net.fetch', { url, bypass: init.bypassCustomProtocolHandlers ?? false })
    return fetch(url, init)
  },
}

export const crashReporter = { start: (options: unknown) => record('crashReporter', options) }
export const nativeTheme = { shouldUseDarkColors: false }
export const Menu = {
  buildFromTemplate: (template: unknown) => ({
    template,
    popup: () => record('popup', template),
  }),
  setApplicationMenu: ({ template }: { template: unknown }) => record('menu', template),
}

const contents = () => {
  const [window] = BrowserWindow.all
  if (!window) throw new Error('There is no window.')
  return window.webContents
}

async function fetchServed({ url, method, body }: Extract<Question, { ask: 'fetch' }>) {
  const answer = await served?.(new Request(url, { method, body }))
  if (!answer) return null
  const headers = Object.fromEntries(answer.headers)
  return { status: answer.status, headers, text: await answer.text() }
}

function permissionsFor({ permission, origin }: Extract<Question, { ask: 'permission' }>) {
  let granted: unknown = 'not asked'
  requestPermission?.(contents(), permission, (given: boolean) => (granted = given), {
    requestingUrl: origin,
  })
  let media: unknown = 'not asked'
  displayMedia?.({}, (streams: unknown) => (media = streams))
  return {
    request: granted,
    check: checkPermission?.(contents(), permission, origin, {}),
    device: devices?.({ deviceType: 'usb', origin }),
    media,
  }
}

async function respond(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'record':
      return recorded
    case 'fetch':
      return fetchServed(question)
    case 'permission':
      return permissionsFor(question)
    case 'navigate': {
      const event = { ...cancellable(), url: question.url }
      contents().emit(question.event, event)
      return event.prevented
    }
    case 'window-open':
      return contents().openHandler?.({ url: question.url })
    case 'crash':
      contents().emit('render-process-gone', {}, { reason: question.reason })
      return null
    case 'later': {
      const now = performance.now.bind(performance)
      performance.now = () => now() + question.by
      return null
    }
    case 'download': {
      const event = cancellable()
      session.defaultSession.emit('will-download', event, {
        getURL: () => question.url,
        getFilename: () => question.name,
      })
      return event.prevented
    }
    case 'context-menu':
      contents().emit('context-menu', {}, question.params)
      return null
    case 'press':
      press(question.button)
      return null
    case 'second-instance':
      app.emit('second-instance')
      return null
    default:
      app.quit()
      return null
  }
}

process.on('message', ({ id, question }: Asked) => {
  void respond(question).then((answer) => process.send?.({ id, answer } satisfies Answered))
})

// A program with a window ends when it is told to, not when it has nothing to do.
setInterval(() => {}, 1_000_000)
