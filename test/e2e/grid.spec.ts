/** The grid, by keyboard alone: one criterion over several packets, fill down, decide several. */
import { expect, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn, rubric } from '../support/hand-ins.ts'
import { test } from '../support/test.ts'
import { arrived, status, syncNow } from '../support/window.ts'

const count = rubric.criteria.length
const cell = (page: Page, packetId: string, criterion: number) =>
  page.locator(`[id="cell-${packetId}-${3 + criterion}"]`)
const sheet = (page: Page) => page.getByRole('dialog')

test('packets are scored, filled, copied and decided in the grid by keyboard', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection], [reflection], [reflection]])
  const { page } = desk
  const [first, second, third, fourth] = desk.packets as [string, string, string, string]
  try {
    await arrived(page, 4)
    await page.keyboard.press('Shift+G')
    await expect(page.getByRole('grid')).toBeFocused()
    await expect(page.getByRole('region', { name: `Evidence of ${first}` })).toBeVisible()
    await checkAccessible(page, 'grid')

    await page.keyboard.press('a')
    await expect(status(page)).toContainText('Select the packets that are to have the same')

    // One criterion over two packets, the cell moving down by itself.
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    await expect(cell(page, first, 0)).toContainText('2')
    await expect(cell(page, second, 0)).toContainText('1')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', `cell-${third}-3`)

    // Filling what is empty is done at once, and is one step.
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect(cell(page, third, 0)).toContainText('1')
    await expect(cell(page, fourth, 0)).toContainText('1')
    await page.keyboard.press('Control+z')
    await expect(cell(page, third, 0)).toContainText('empty')
    await expect(cell(page, fourth, 0)).toContainText('empty')
    await page.keyboard.press('Control+Shift+z')
    await expect(cell(page, fourth, 0)).toContainText('1')

    // What would replace a rating is shown before it is written.
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect(sheet(page)).toContainText('1 Not yet → 2 Meets')
    await checkAccessible(page, 'preview of a fill')
    await page.keyboard.press('Enter')
    await expect(sheet(page)).toBeHidden()
    await expect(cell(page, second, 0)).toContainText('2')

    // The others of the first packet, with evidence tied where it is demanded, then to the second.
    for (let at = 0; at < count; at += 1) {
      await page.keyboard.press('Control+Home')
      for (let right = 0; right < at; right += 1) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('2')
      await page.keyboard.press('ArrowUp')
      await expect(cell(page, first, at)).toContainText('2')
      await expect(page.getByRole('region', { name: `Evidence of ${first}` })).toBeVisible()
      await page.keyboard.press('e')
      await expect(cell(page, first, at).getByLabel('1 place tied')).toBeVisible()
    }
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('a')
    await expect(sheet(page)).toContainText(`The same as ${first}`)
    await checkAccessible(page, 'preview of a copy')
    await page.keyboard.press('Enter')
    await expect(sheet(page)).toBeHidden()
    await expect(cell(page, second, count - 1)).toContainText('2')

    // One criterion alone.
    await page.keyboard.press('o')
    await expect(page.getByRole('region', { name: 'Criterion in work' })).toBeVisible()
    await checkAccessible(page, 'one criterion')
    await page.keyboard.press('o')

    // Only what is complete is decided; the rest says what it lacks.
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+Enter')
    await expect(sheet(page)).toContainText('Cannot be decided')
    await expect(sheet(page).getByRole('button', { name: 'Decide 1 packet' })).toBeFocused()
    await checkAccessible(page, 'preview of decisions')
    await page.keyboard.press('Enter')
    await expect(sheet(page)).toBeHidden()
    await expect(cell(page, first, 0)).toBeHidden()
    await syncNow(page)
    await expect(status(page)).toContainText('1 accepted')
  } finally {
    await desk.remove()
  }
})
