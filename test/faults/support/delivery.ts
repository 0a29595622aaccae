import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type CentralPlace } from '../../support/programs.ts'
import { openRecords } from '../../support/records.ts'
import { syncNow } from '../../support/window.ts'

/** How long the workstation may take to deliver, and how often its user asks for it meanwhile. */
const patience = 120_000
const asking = 5000
/** How long the screen may take to count what was decided a moment ago. */
const counting = 1000

const isDelivered = (page: Page, timeout: number) =>
  page
    .waitForFunction(
      () => {
        const line = document.querySelector('footer')?.textContent ?? ''
        return line.includes('Online') && !line.includes('on this machine only')
      },
      null,
      { timeout },
    )
    .then(
      () => true,
      () => false,
    )

/** Waits until all that was decided is at central records, as the screen says it. */
export async function deliver(page: Page): Promise<void> {
  const until = Date.now() + patience
  do {
    while (!(await isDelivered(page, asking))) {
      if (Date.now() > until) {
        const line = await page.locator('footer').textContent()
        throw new Error(`Not delivered within ${patience / 1000} s: ${line}`)
      }
      await syncNow(page)
    }
    await page.waitForTimeout(counting)
  } while (!(await isDelivered(page, asking)))
}

/** A database that was ended a moment ago is started again by central records, which takes some seconds. */
async function reachRecords(office: CentralPlace) {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await openRecords(office)
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(counting)
    }
  }
}

/** How often the ledger has each packet decided. */
export async function inLedger(office: CentralPlace): Promise<Map<string, number>> {
  const opened = await reachRecords(office)
  const rows = await opened.db.selectFrom('ledger').select('packet_id').execute()
  await opened.close()
  const counts = new Map<string, number>()
  for (const { packet_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
