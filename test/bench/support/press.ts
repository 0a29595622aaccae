import type { Page } from '@playwright/test'
import { keyPainted, watchKey } from '../page/keyed.ts'

/** Presses a key. @returns milliseconds until `shown`, a selector, is painted otherwise than before */
export async function press(page: Page, key: string, shown: string): Promise<number> {
  await page.evaluate(watchKey, shown)
  await page.keyboard.press(key)
  return page.evaluate(keyPainted)
}
