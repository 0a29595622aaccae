import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, findBrowser } from './find.ts'

/**
 * The browser for the tests. On Debian as root `chromium` is installed where there is none;
 * elsewhere it says what to install and answers null.
 */
export function ensureBrowser(): Browser | null {
  const found = findBrowser()
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium, Chrome or Edge is installed: installing Debian’s chromium.')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    const installed = findBrowser()
    if (installed) return installed
  }
  console.log('Install Chromium, Chrome or Edge, or name one in EVIDENCE_BROWSER.')
  return null
}
