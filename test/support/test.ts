import { test as base } from '@playwright/test'
import type { Shell } from './desk.ts'

/** Playwright's test, told by its project in which shell the workstation runs. */
export const test = base.extend<{ shell: Shell }>({ shell: ['browser', { option: true }] })
