import { defineConfig } from '@playwright/test'
import { electronRuntime } from './scripts/launch/electron.ts'
import type { Shell } from './test/support/desk.ts'

const electron = electronRuntime()
if (electron === null)
  console.log('Electron’s runtime is not installed here: its end-to-end tests are skipped.')

/** Three files at a time: each starts its own database, host and browser, and often waits for them. */
export default defineConfig<{ shell: Shell }>({
  testDir: 'test/e2e',
  globalSetup: './test/support/prepare.ts',
  outputDir: 'artifacts/e2e',
  fullyParallel: false,
  workers: 3,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    ...(electron === null ? [] : [{ name: 'electron', use: { shell: 'electron' as const } }]),
  ],
})
