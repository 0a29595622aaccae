/** The queue is filtered, ordered, grouped and walked by keyboard, and its views are kept. */
import { expect, type Page } from '@playwright/test'
import { openDeskOn } from '../support/hand-ins.ts'
import { reflection } from '../support/evidence.ts'
import { keep } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { scorable } from '../support/window.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Packets' })

/** The packets in the order of the list. */
const ids = (page: Page) =>
  grid(page)
    .locator('[role=row][id]')
    .evaluateAll((rows) => rows.map(({ id }) => id.replace('row-', '')))

const viewButton = (page: Page) => page.locator('main > header').getByRole('button').last()

async function choose(page: Page, ...names: string[]) {
  for (const name of names) {
    await viewButton(page).click()
    await page.getByRole('menu', { name: /^View/ }).getByText(name, { exact: true }).click()
    await page.keyboard.press('Escape')
  }
}

test('a view is chosen, walked, saved and found again', async ({ shell }, info) => {
  const desk = await openDeskOn(
    shell,
    Array.from({ length: 6 }, () => [reflection]),
  )
  const { page } = desk
  try {
    await expect.poll(() => ids(page)).toEqual(desk.packets)
    await expect(grid(page).getByText('Learner Number5')).toBeVisible()

    // Flagged by key, in the queue and in the packet, and shown alone.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+F')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await scorable(page)
    await page.keyboard.press('Shift+F')
    await page.keyboard.press('q')
    await expect(grid(page).getByLabel('flagged')).toHaveCount(2)
    await page.getByRole('button', { name: 'Flagged only' }).click()
    await expect.poll(() => ids(page)).toEqual(['P-902', 'P-906'])

    // What is walked is what is shown.
    await grid(page).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await scorable(page)
    await expect(page.getByText('1 of 2', { exact: true })).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('P-906')
    await page.keyboard.press('q')

    await choose(page, 'Due day')
    await expect(grid(page).getByRole('rowheader')).toContainText(['Due'])
    await keep(page, info, 'flagged, under headings')
    await viewButton(page).click()
    await page.getByRole('menu', { name: /^View/ }).getByText('Save this view…').click()
    // The field has the focus: what is typed now is no shortcut.
    await expect(page.getByRole('textbox', { name: 'Name of the view' })).toBeFocused()
    await page.keyboard.type('To look at again')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'To look at again' })).toBeVisible()
    await choose(page, 'Show all, by due date')
    await expect.poll(() => ids(page)).toEqual(desk.packets)

    await choose(page, 'At random')
    await expect.poll(() => ids(page)).not.toEqual(desk.packets)
    const scattered = await ids(page)
    expect(scattered.toSorted()).toEqual(desk.packets)
    await page.reload()
    await expect.poll(() => ids(page)).toEqual(scattered)
    await choose(page, 'To look at again')
    await expect.poll(() => ids(page)).toEqual(['P-902', 'P-906'])

    // By a name, which is opened for it.
    await choose(page, 'Show all, by due date')
    await page.keyboard.press('/')
    await page.keyboard.type('number3')
    await expect.poll(() => ids(page)).toEqual(['P-904'])
  } finally {
    await desk.remove()
  }
})
