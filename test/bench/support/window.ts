/** The real window with its packets, as the benchmarks of reading open it. */
import type { Browser, Page } from '@playwright/test'
import { addPainted } from '../page/paint.ts'
import type { BenchOffice } from './office.ts'

/** The window on its queue, with all evidence here. */
export async function openWindow(
  browser: Browser,
  { address, packets }: Pick<BenchOffice, 'address' | 'packets'>,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(addPainted)
  await page.goto(address)
  await page
    .getByRole('contentinfo')
    .getByText(
      `${packets.length} of ${packets.length} packet${packets.length === 1 ? '' : 's'} ready`,
    )
    .waitFor({ timeout: 180_000 })
  return page
}

export async function openPacket(page: Page, packet: string): Promise<void> {
  await goToPacket(page, packet)
  await page.getByRole('heading', { level: 1, name: packet }).waitFor()
}

/** Without waiting for it. */
export const goToPacket = (page: Page, packet: string) =>
  page.evaluate((id) => void (location.hash = `/review/${id}`), packet)

/** What the pages of the document on screen have for themselves, in CSS pixels. */
export async function sizeOfPages(page: Page): Promise<{ width: number; height: number }> {
  const box = await page.locator('[role=document]').filter({ visible: true }).boundingBox()
  if (!box) throw new Error('There is no document on screen.')
  return { width: Math.round(box.width), height: Math.round(box.height) }
}
