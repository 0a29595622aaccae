/** Every screen holds WCAG 2.2 AA as far as a program can tell, in both themes and on small screens. */
import { expect, type Page } from '@playwright/test'
import { checkAccessible, type Look } from '../support/accessible.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { decide } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, openSyncSheet, scorable, syncNow } from '../support/window.ts'

const looks: readonly Look[] = [
  { colorScheme: 'light', width: 1280, height: 720 },
  // In the size that is left of 1280 pixels at 200 %.
  { colorScheme: 'dark', width: 640, height: 360 },
]

let office: Office
test.beforeAll(async () => {
  office = await openOffice()
})
test.afterAll(() => office.remove())

/** Decides the packet on screen by what asks for no ratings, once its outcome was chosen. */
async function doubt(page: Page) {
  await page.getByRole('menuitemradio', { name: 'Authenticity doubt' }).click()
  await page.getByRole('main').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Note to the office')).toBeFocused()
  await page.keyboard.type('Two hands.')
  await page.keyboard.press('Escape')
  await decide(page)
}

const check = (page: Page, screen: string) => checkAccessible(page, screen, looks)

test('each screen is accessible', async ({ shell }) => {
  test.setTimeout(600_000)
  let central = await office.start()
  const desk = await openDesk(shell, await deskPlace(office.folder))
  const { page } = desk
  await test.step('enrol', async () => {
    await expect(page.getByLabel('Address of central records')).toBeVisible()
    await check(page, 'enrol')
    await page.getByLabel('Address of central records').fill(central.address)
    const code = page.getByLabel('One-time code')
    await code.fill('ZZZZ-ZZZZ-ZZZZ')
    await page.keyboard.press('Enter')
    await expect(code).toHaveAttribute('aria-invalid', 'true')
    await check(page, 'enrol with a wrong code')
    await code.fill(await office.code())
    await page.keyboard.press('Enter')
    await arrived(page, office.packets.length)
  })
  await test.step('queue', async () => {
    await check(page, 'queue')
    await page.keyboard.press('/')
    await page.keyboard.type('nobody of that name')
    await check(page, 'queue without rows')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
  })
  await test.step('review', async () => {
    await openPacket(page, office.packets[0]!)
    await scorable(page)
    await expect(page.getByRole('region', { name: /^Page 1 of/ })).toBeVisible()
    await page.keyboard.press('t')
    await check(page, 'review with the pages beside')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('main').focus()
    await page.keyboard.press('v')
    await page.keyboard.press('l')
    await page.keyboard.type('e')
    await expect(page.getByRole('option', { selected: true })).toBeVisible()
    await check(page, 'review with contents, two documents, and all evidence looked in')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.keyboard.press('v')
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await page.getByRole('main').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('nothing of the kind')
    await expect(page.getByRole('search').getByRole('status')).toHaveText(/Not found|No text/)
    await check(page, 'review with what is missing, and finding')
    await page.keyboard.press('Escape')
    await page.getByRole('main').focus()
    for (let item = 0; item < 3; item += 1) {
      await page.keyboard.press('.')
      await check(page, `review, item ${item + 2}`)
    }
    await page.keyboard.press('o')
    await expect(page.getByRole('menu')).toBeVisible()
    await check(page, 'outcome menu')
    await doubt(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(office.packets[1]!)
    await openPacket(page, office.packets[0]!)
    await expect(page.getByRole('main')).toContainText('Authenticity doubt')
    await check(page, 'decided')
  })
  await test.step('conflicts', async () => {
    await expect(page.getByRole('contentinfo')).toContainText('1 accepted')
    await page.getByRole('main').focus()
    await page.keyboard.press('x')
    await expect(page.getByRole('heading', { name: 'No conflicts' })).toBeVisible()
    await check(page, 'no conflicts')
    const second = office.packets[1]!
    await central.stop()
    await openPacket(page, second)
    await scorable(page)
    await page.keyboard.press('o')
    await doubt(page)
    await expect(page.getByRole('contentinfo')).toContainText('1 on this machine only')
    await office.run('withdraw', second)
    central = await office.start()
    await syncNow(page)
    await page.getByRole('link', { name: 'Conflicts: 1' }).click()
    await expect(page.getByRole('heading', { name: 'Conflicts' })).toBeVisible()
    await check(page, 'conflicts')
    await page.getByRole('link', { name: second }).press('Enter')
    await expect(page.getByRole('complementary', { name: 'What to do' })).toBeVisible()
    await check(page, 'conflict')
    await page.keyboard.press('w')
    const reason = page.getByRole('alertdialog')
    await expect(reason).toBeVisible()
    // Else whether anything is known to lie over the screen is guessed from where it is.
    await expect(reason).toHaveAttribute('aria-modal', 'true')
    await check(page, 'reason of a withdrawal')
    await page.keyboard.press('Escape')
    await expect(reason).toBeHidden()
  })
  await test.step('sheets and settings', async () => {
    const sync = await openSyncSheet(page)
    await check(page, 'sync sheet')
    await page.keyboard.press('Escape')
    await expect(sync).toBeHidden()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(help).toBeVisible()
    await check(page, 'shortcuts')
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await check(page, 'settings')
    await central.stop()
    await openPacket(page, office.packets[2]!)
    await scorable(page)
    await page.keyboard.press('o')
    await doubt(page)
    await expect(page.getByRole('contentinfo')).toContainText('1 on this machine only')
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Leave this machine…' }).click()
    const leave = page.getByRole('alertdialog', { name: 'Leave this machine?' })
    await expect(leave.getByRole('button', { name: 'Save to a file' })).toBeVisible()
    await check(page, 'leave')
    await page.keyboard.press('Escape')
    await expect(leave).toBeHidden()
  })
  await test.step('lock', async () => {
    const passphrase = 'kelp barnacle tide table'
    await page.getByRole('button', { name: 'Set a passphrase' }).click()
    const sheet = page.getByRole('dialog', { name: 'Passphrase' })
    await check(page, 'passphrase')
    await sheet.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await sheet.getByLabel('The same passphrase again').fill(passphrase)
    await sheet.getByRole('button', { name: 'Set it' }).click()
    await expect(sheet).toBeHidden()
    await check(page, 'settings with a passphrase')
    await page.getByRole('button', { name: 'Lock now' }).click()
    await expect(page.getByRole('heading', { name: 'Evidence Desk is locked' })).toBeVisible()
    await check(page, 'locked')
    await page.getByRole('button', { name: 'I forgot the passphrase' }).click()
    await check(page, 'locked, to enrol anew')
  })
  await desk.close()
  await central.stop()
})
