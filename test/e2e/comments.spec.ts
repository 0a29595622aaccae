/** The comment bank: what the office shares and the reviewer adds, written by keyboard, offline. */
import { expect, type Page } from '@playwright/test'
import { violationsOn } from '../support/accessible.ts'
import { Decision } from '../../shared/model/decision.ts'
import { shareBanks } from '../support/comments.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { decide } from '../support/keyboard.ts'
import { openOffice } from '../support/office.ts'
import { openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import {
  arrived,
  noticeOffline,
  openPacket,
  row,
  scorable,
  status,
  syncNow,
} from '../support/window.ts'

const comment = (page: Page) => page.getByLabel('Comment', { exact: true })
const list = (page: Page) => page.getByRole('listbox', { name: 'Comments ready to use' })
const options = (page: Page) => list(page).getByRole('option')
const active = (page: Page) => list(page).getByRole('option', { selected: true })

test('a comment is found as one types, filled in, and stays as it was decided', async ({
  shell,
}, info) => {
  test.setTimeout(240_000)
  const office = await openOffice()
  let central = await office.start()
  await shareBanks(office)
  const place = await deskPlace(office.folder)
  let desk = await openDesk(shell, place, `${central.address} ${await office.code()}`)
  const { page } = desk
  await arrived(page, office.packets.length)
  await central.stop()
  await noticeOffline(page)
  const [, , , blind, packet, other] = office.packets
  const found: string[] = []
  const look = async (name: string) => {
    // The list scrolls with the comment that the text has active; the focus stays in the text.
    for (const one of await violationsOn(page, false, ['scrollable-region-focusable']))
      found.push(`${name}: ${one}`)
    await page.screenshot({ path: info.outputPath(`${name}.png`) })
  }

  await test.step('what fits is offered below the text, and takes no key from it', async () => {
    await openPacket(page, packet!)
    await scorable(page)
    await page.keyboard.press('1')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('tab', { name: 'Visit plan' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await page.keyboard.press('c')
    await page.keyboard.type('Read on. the plan names')
    await expect(options(page)).toHaveCount(1)
    await look('offered')
    await page.keyboard.press('Enter')
    await expect(comment(page)).toHaveValue('Read on. the plan names\n')
    await expect(list(page)).toBeHidden()
    await page.keyboard.press('Backspace')
    await expect(options(page)).toHaveCount(1)
    await page.keyboard.press('Alt+ArrowDown')
    await expect(active(page)).toContainText('The plan names a place and a day.')
    await look('entered')
    await page.keyboard.press('Escape')
    await expect(list(page)).toBeHidden()
    await expect(comment(page)).toBeFocused()
  })

  await test.step('the sentence that was begun becomes the comment, and is taken back by itself', async () => {
    await page.keyboard.type(' ')
    await page.keyboard.press('Control+Space')
    await page.keyboard.press('Enter')
    await expect(comment(page)).toHaveValue(
      /^Read on\. The plan names a place and a day\..*were\.$/,
    )
    await page.keyboard.press('ControlOrMeta+z')
    await expect(comment(page)).toHaveValue('Read on. the plan names ')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(comment(page)).toHaveValue(/a day\./)
  })

  await test.step('what the bank leaves to be filled in is selected and pointed out', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('1')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('b')
    await expect(comment(page)).toBeFocused()
    await expect(options(page)).not.toHaveCount(0)
    await page.keyboard.type('no')
    await look('asked')
    await expect(active(page)).toContainText('Some entries have no {date, time or unit}')
    await page.keyboard.press('Enter')
    await expect(comment(page)).toHaveValue(/^Some entries have no \{date, time or unit\}/)
    await page.keyboard.press('Escape')
  })

  await test.step('feedback names the learner and the day', async () => {
    await page.keyboard.press('f')
    await page.keyboard.type('you are close')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Enter')
    const feedback = page.getByLabel('Feedback to the learner')
    await expect(feedback).toHaveValue(/^Thank you, Learner Number4\. You are close/)
    await expect(feedback).toHaveValue(/by .*2027\.$/)
    await page.keyboard.press('Escape')
  })

  await test.step('an own comment is kept without the learner’s name, and is there in other packets', async () => {
    await openPacket(page, office.packets[1]!)
    await scorable(page)
    await page.keyboard.press('c')
    await expect(comment(page)).toBeFocused()
    await page.keyboard.type('Learner Number1 watched the limpets closely.')
    await expect(comment(page)).toHaveValue('Learner Number1 watched the limpets closely.')
    await expect(page.getByRole('tab', { name: 'Visit plan', selected: true })).toBeVisible()
    const keep = page.getByRole('button', { name: 'Keep in the bank: comment' })
    await keep.focus()
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('button', { name: 'In the bank: comment', exact: true }),
    ).toBeVisible()
    await page.reload()
    await openPacket(page, packet!)
    await scorable(page)
    await page.getByRole('tab', { name: 'Visit plan' }).click()
    await page.keyboard.press('b')
    await page.keyboard.type('limpets')
    await expect(active(page)).toContainText('Learner Number4 watched the limpets closely.')
    await page.keyboard.press('Escape')
    for (let letter = 0; letter < 7; letter += 1) await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
  })

  await test.step('each state says what it is', async () => {
    await page.keyboard.press('b')
    await page.keyboard.type('zebra')
    await expect(page.getByText('Nothing in the bank has “zebra”.')).toBeVisible()
    await look('nothing')
    for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  let written = ''
  await test.step('it is decided, and the bank changed after it', async () => {
    written = await comment(page).inputValue()
    const rubric = page.getByRole('tab')
    for (let index = 0; index < (await rubric.count()); index += 1) {
      await rubric.nth(index).click()
      await page.keyboard.press('1')
    }
    await decide(page)
    await expect(status(page)).toContainText('1 on this machine only')
    await openPacket(page, office.packets[1]!)
    await scorable(page)
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('comment bank: add')
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog', { name: 'Comment bank' })
    const office1 = sheet.getByRole('listitem').filter({ hasText: 'The plan names a place and' })
    await expect(office1).toContainText('used once')
    await look('sheet')
    await office1.getByRole('button', { name: 'Change for me' }).press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Otherwise, with {nobody}.')
    await expect(sheet.getByText('Nothing fills in {nobody}')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(
      sheet.getByRole('paragraph').filter({ hasText: 'Otherwise, with {nobody}.' }),
    ).toBeVisible()
    await expect(office1.getByRole('button', { name: 'Change for me' })).toBeFocused()
    await expect(office1).toContainText('out of sight')
    const own = sheet.getByRole('listitem').filter({ hasText: '{learner} watched' })
    await own.getByRole('button', { name: 'Delete' }).press('Enter')
    await expect(own).toHaveCount(0)
    await expect(sheet.getByRole('button', { name: 'Put it back' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(own).toHaveCount(1)
    await look('sheet-changed')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await look('sheet-dark')
    await page.keyboard.press('Escape')
    await openPacket(page, other!)
    await scorable(page)
    await page.keyboard.press('b')
    await look('asked-dark')
    await page.keyboard.press('Escape')
    await openPacket(page, blind!)
    await scorable(page)
    await page.keyboard.press('f')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('quiet ones')
    await expect(active(page)).toContainText('Thank you, Learner 3.')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('heading', { name: 'Comments' })).toBeVisible()
    await look('settings')
  })

  await test.step('the decision says what was written', async () => {
    await page.getByRole('link', { name: 'Queue' }).click()
    await expect(row(page, packet!)).toContainText('Decided here')
    central = await office.start()
    await syncNow(page)
    await expect(status(page)).toContainText('1 accepted', { timeout: 60_000 })
    await desk.close()
    await central.stop()
    const records = await openRecords(office)
    const { canonical } = await records.db
      .selectFrom('ledger')
      .select('canonical')
      .executeTakeFirstOrThrow()
    const decision = Decision.parse(JSON.parse(canonical))
    expect(decision).toMatchObject({
      scores: expect.arrayContaining([
        expect.objectContaining({ criterionId: 'visit-plan', comment: written }),
      ]),
    })
    expect(written).toContain('The plan names a place and a day.')
    await records.close()
  })
  expect(found).toEqual([])
  await office.remove()
})
