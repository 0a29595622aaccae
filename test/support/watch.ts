/** What a window must never do, collected while a test does other things. */
import type { Page } from '@playwright/test'

/**
 * Loads the window anew and from then on collects what it should not do: errors, warnings, breaches
 * of its Content-Security-Policy, requests to anyone but its own origin, dialogs, other windows.
 * @returns the list, which grows
 */
export async function watch(page: Page): Promise<string[]> {
  const found: string[] = []
  const { protocol, host } = new URL(page.url())
  const own = [`${protocol}//${host}/`, 'blob:', 'data:']

  page.on('pageerror', (error) => found.push(`error: ${error.stack ?? error.message}`))
  page.on('crash', () => found.push('the page crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      found.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('request', (request) => {
    if (!own.some((start) => request.url().startsWith(start)))
      found.push(`request: ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('download', (download) => found.push(`download: ${download.suggestedFilename()}`))
  page.context().on('page', (other) => found.push(`window: ${other.url()}`))

  // As an error of the console it survives that the page goes on to another address.
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  )
  await page.reload()
  return found
}
