import { defineConfig } from '@playwright/test'
import { electronRuntime } from './scripts/launch/electron.ts'

const electron = electronRuntime()
if (electron === null)
  console.log('Electron’s runtime is not installed here: its end-to-end tests are skipped.')

/** One test at a time: each starts its own database, host and browser. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'artifacts/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  projects: [
    { name: 'browser', metadata: { shell: 'browser' } },
    ...(electron === null ? [] : [{ name: 'electron', metadata: { shell: 'electron' } }]),
  ],
})
