/** Every step can be taken back, and a decision until it is sent. */
import { expect, type Page } from '@playwright/test'
import { reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { review } from '../support/keyboard.ts'
import { openFirst } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { scorable, status, syncNow } from '../support/window.ts'

const criterion = (page: Page, at: number) => page.getByRole('tab').nth(at)
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('what was done last is taken back in whichever packet, a decision too, and done again', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection]])
  const { page } = desk
  const [first, second] = desk.packets as [string, string]
  try {
    await openFirst(page, 2)
    // A key that does nothing says why, until the next one.
    await page.keyboard.press('Control+z')
    await expect(status(page)).toContainText('Nothing to take back')
    await page.keyboard.press('ArrowDown')
    await expect(status(page)).not.toContainText('Nothing to take back')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'Send decisions' }).click()
    await page.getByRole('option', { name: 'After 10 minutes' }).click()
    await page.goBack()
    await scorable(page)

    await review(page, 'CFD-1', 'met')
    await expect(heading(page)).toContainText(second)
    await scorable(page)
    await page.keyboard.press('1')
    await expect(criterion(page, 0)).toHaveAccessibleName(/Not yet/)
    await expect(status(page)).toContainText('1 on this machine')

    await page.keyboard.press('Control+z')
    await expect(criterion(page, 0)).toHaveAccessibleName(/open/)
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toContainText(first)
    await expect(page.getByRole('button', { name: /^Decide/ })).toBeVisible()
    await expect(criterion(page, 3)).toHaveAccessibleName(/Meets/)
    await page.keyboard.press('Control+z')
    await expect(criterion(page, 3)).toHaveAccessibleName(/open/)
    await page.keyboard.press('Control+Shift+z')
    await expect(criterion(page, 3)).toHaveAccessibleName(/Meets/)

    await page.keyboard.press('Enter')
    await expect(heading(page)).toContainText(second)
    await syncNow(page)
    // The decision, its withdrawal, and the one after it.
    await expect(status(page)).toContainText('3 accepted')
    // What was sent is amended, not taken back; the line says so and the review stays decided.
    await page.keyboard.press('Control+z')
    await expect(status(page)).toContainText('was sent already')
  } finally {
    await desk.remove()
  }
})
