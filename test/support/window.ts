/** What a reviewer does in the window, whatever the test is about. */
import { expect, type Page } from '@playwright/test'

/** The line at the foot of the window. */
export const status = (page: Page) => page.getByRole('contentinfo')

export const row = (page: Page, id: string) => page.getByRole('row', { name: id })

/** Opens a packet from the queue. */
export async function openPacket(page: Page, id: string): Promise<void> {
  await page.getByRole('link', { name: 'Queue' }).click()
  await row(page, id).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id)
}

/** Waits until the rubric can be seen: from then on keys rate. */
export const scorable = (page: Page) => expect(page.getByRole('tab').first()).toBeVisible()

/** The sync sheet, opened. */
export async function openSyncSheet(page: Page) {
  await status(page).getByRole('button').first().click()
  const sheet = page.getByRole('dialog', { name: 'Sync' })
  await expect(sheet).toBeVisible()
  return sheet
}

/** Has the workstation sync at once, as its user would. */
export async function syncNow(page: Page): Promise<void> {
  const sheet = await openSyncSheet(page)
  await sheet.getByRole('button', { name: /^(Sync now|Send \d+ decisions?)$/ }).click()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
}

/** Has the workstation find out that central records are gone, as it does by itself within seconds. */
export async function noticeOffline(page: Page): Promise<void> {
  await syncNow(page)
  await expect(status(page)).toContainText('Offline since')
}

/** Waits until all evidence is here. */
export const arrived = (page: Page, packets: number) =>
  expect(status(page)).toContainText(
    `${packets} of ${packets} packet${packets === 1 ? '' : 's'} ready`,
  )

/** Presses a key several times in one task of the window: each comes before the last one’s effects. */
export const pressAtOnce = (page: Page, code: 'Enter' | 'Digit1', times: number) =>
  page.evaluate(
    ({ code, times }) => {
      const press = { key: code.replace('Digit', ''), code, bubbles: true, cancelable: true }
      for (let turn = 0; turn < times; turn += 1)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press))
    },
    { code, times },
  )
