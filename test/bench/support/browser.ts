import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '../../../scripts/browser/find.ts'
import { isLinuxRoot } from '../../../scripts/launch/display.ts'

/** @throws when no Chromium, Chrome or Edge is installed */
export async function openBrowser(): Promise<Browser> {
  const found = findBrowser()
  if (!found) throw new Error('There is no Chromium, Chrome or Edge here.')
  return chromium.launch({
    executablePath: found.path,
    args: ['--disable-quic', '--no-first-run', ...(isLinuxRoot() ? ['--no-sandbox'] : [])],
  })
}
