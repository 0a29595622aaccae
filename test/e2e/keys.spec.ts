/** Keys that are the reviewer's own, and everything by its name. */
import { expect, type Page } from '@playwright/test'
import { outcomeNames } from '../../shared/model/outcome.ts'
import { violationsOn } from '../support/accessible.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { keep, openFirst } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { openPacket, scorable } from '../support/window.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find a command or a packet' })
const chosen = (page: Page) => page.getByRole('radio', { checked: true })
const criterion = (page: Page) => page.getByRole('tab', { selected: true })

async function byName(page: Page, typed: string, found: string) {
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(typed)
  await expect(palette(page).getByRole('menuitem').first()).toContainText(found)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

test('everything is found by its name', async ({ shell }, info) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection]])
  const { page } = desk
  try {
    await openFirst(page, 2)
    await scorable(page)
    await byName(page, 'CRITERION 2', 'Method explained')
    await expect(criterion(page)).toContainText('Method explained')
    await byName(page, 'explained meets', 'Method explained: Meets')
    await expect(chosen(page)).toHaveAccessibleName(/^2?\s*Meets/)
    await byName(page, desk.packets[1]!, desk.packets[1]!)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(desk.packets[1]!)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('criterion')
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('no such thing')
    await expect(palette(page)).toContainText('Nothing has this name here.')
    await keep(page, info, 'palette, nothing')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
    await byName(page, 'shortcuts', 'Show these shortcuts')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  } finally {
    await desk.remove()
  }
})

test('keys can be changed, and single ones switched off', async ({ shell }, info) => {
  const desk = await openDeskOn(shell, [[reflection]])
  const { page } = desk
  const change = (name: string) => page.getByRole('button', { name: `Change the key for: ${name}` })
  try {
    await openFirst(page, 1)
    await scorable(page)
    await page.keyboard.press('Control+,')
    await change('Comment on the criterion').click()
    await page.keyboard.press('f')
    await expect(page.getByRole('alert')).toHaveText('F is taken: Write feedback to the learner.')
    await keep(page, info, 'a key that is taken')
    await page.keyboard.press('Control+w')
    await expect(page.getByRole('alert')).toHaveText('Ctrl W is kept for the browser.')
    await page.keyboard.press('z')
    await expect(change('Comment on the criterion')).toHaveText('Z')

    await page.goBack()
    await scorable(page)
    await expect(page.getByPlaceholder('On this criterion (Z)')).toBeVisible()
    await page.reload()
    await scorable(page)
    await page.keyboard.press('c')
    await page.keyboard.press('z')
    await expect(page.getByLabel('Comment')).toBeFocused()
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+,')
    await page.getByText('Letters, digits and signs work alone').click()
    await page.goBack()
    await scorable(page)
    await page.keyboard.press('1')
    await page.keyboard.press('z')
    await expect(page.getByLabel('Comment')).not.toBeFocused()
    await expect(chosen(page)).toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await expect(criterion(page)).toContainText('Method explained')
    await byName(page, 'comment on', 'Comment on the criterion')
    await expect(page.getByLabel('Comment')).toBeFocused()

    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'All as they came' }).click()
    await expect(change('Comment on the criterion')).toHaveText('C')
    await page.goBack()
    await scorable(page)
    await page.keyboard.press('2')
    await expect(page.getByRole('tab').first()).toHaveAccessibleName(/Meets/)
  } finally {
    await desk.remove()
  }
})

test('who goes elsewhere while a decision is being written stays there', async ({ shell }) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection], [reflection]])
  const { page, packets } = desk
  const [first, , third] = packets
  const written = Promise.withResolvers<void>()
  try {
    await openFirst(page, packets.length)
    // Decisions go to the host on a line that is opened with the page.
    await page.routeWebSocket(/./, (line) => {
      const host = line.connectToServer()
      line.onMessage((message) => void written.promise.then(() => host.send(message)))
    })
    await page.reload()
    await scorable(page)
    await page.keyboard.press('o')
    await page.getByRole('menuitemradio', { name: outcomeNames.unreadable }).press('Enter')
    await page.keyboard.press('Enter')
    await page
      .getByRole('group', { name: /required/ })
      .getByRole('checkbox')
      .first()
      .press('Space')
    await page.getByLabel('Feedback to the learner').fill('Page 2 is black.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: /Deciding/ })).toBeVisible()
    await openPacket(page, third!)
    written.resolve()
    await expect(page.getByText(`${first} decided: ${outcomeNames.unreadable}`)).toBeAttached()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(third!)
  } finally {
    written.resolve()
    await desk.remove()
  }
})
