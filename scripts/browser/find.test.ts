import { expect, test } from 'vitest'
import { findBrowser } from './find.ts'

const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...paths: string[]) => ({
  platform,
  env,
  exists: (path: string) => paths.includes(path.replaceAll('\\', '/')),
})
const path = (found: ReturnType<typeof findBrowser>) => found?.path.replaceAll('\\', '/')

test('a browser is found on the search path, in its order and before a snap', () => {
  const PATH = ['/snap/bin', '/usr/bin', '/opt/bin'].join(process.platform === 'win32' ? ';' : ':')
  const on = (...paths: string[]) => path(findBrowser(machine('linux', { PATH }, ...paths)))
  expect(on('/usr/bin/chromium')).toBe('/usr/bin/chromium')
  expect(on('/snap/bin/chromium', '/opt/bin/microsoft-edge')).toBe('/opt/bin/microsoft-edge')
  expect(on('/snap/bin/chromium')).toBe('/snap/bin/chromium')
  expect(on('/usr/bin/chromium', '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome')
  expect(on()).toBeUndefined()
})

test('a browser is found where the system puts its programs', () => {
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
  expect(findBrowser(machine('darwin', { HOME: '/Users/ada' }, edge))).toEqual({
    path: edge,
    name: 'Edge',
  })
  const own = '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium'
  expect(path(findBrowser(machine('darwin', { HOME: '/Users/ada' }, own)))).toBe(own)
  const env = { PROGRAMFILES: 'C:/Programs', LOCALAPPDATA: 'C:/Local' }
  const chrome = 'C:/Local/Google/Chrome/Application/chrome.exe'
  expect(path(findBrowser(machine('win32', env, chrome)))).toBe(chrome)
})

test('the one that the person names is taken, or none', () => {
  const env = { EVIDENCE_BROWSER: '/my/browser', PATH: '/usr/bin' }
  const both = machine('linux', env, '/my/browser', '/usr/bin/chromium')
  expect(findBrowser(both)?.path).toBe('/my/browser')
  expect(findBrowser(machine('linux', env, '/usr/bin/chromium'))).toBeNull()
})
