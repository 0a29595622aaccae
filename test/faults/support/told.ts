import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** The packets that a screen called decided, in whichever window. */
export type Told = Set<string>

/**
 * Has a window write down what it says to those who listen to the screen, from its next page on.
 * That comes when a decision is safe, not before; and it is heard though the window ends right after.
 */
export async function listen(page: Page, told: Told): Promise<void> {
  page.on('console', (message) => {
    const [, id] = /^told (\S+)$/.exec(message.text()) ?? []
    if (id) told.add(id)
  })
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const said = document.querySelector('output[aria-live]')?.textContent ?? ''
      const [, id] = /^(\S+) decided: /.exec(said) ?? []
      if (id) console.log(`told ${id}`)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** Waits until a screen has called a packet decided. */
export async function isTold(told: Told, id: string, patience = 30_000): Promise<void> {
  const until = Date.now() + patience
  while (!told.has(id)) {
    if (Date.now() > until) throw new Error(`No screen called ${id} decided.`)
    await sleep(20)
  }
}
