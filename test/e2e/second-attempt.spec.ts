/** A learner hands in again: what changed since, what stays met, and what the decision completes. */
import { expect } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import {
  comment,
  feedback,
  kept,
  open,
  putSecondAttempt,
  secondAttempt,
} from '../support/attempts.ts'
import { type Desk, deskPlace, openDesk } from '../support/desk.ts'
import { decide } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import type { Program } from '../support/programs.ts'
import { ledgerOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, scorable, status, syncNow } from '../support/window.ts'

let office: Office
let central: Program
let desk: Desk

test.beforeAll(async ({ shell }) => {
  office = await openOffice()
  await putSecondAttempt({ data: office.data })
  central = await office.start()
  const enrol = `${central.address} ${await office.code()}`
  desk = await openDesk(shell, await deskPlace(office.folder), enrol)
  await arrived(desk.page, office.packets.length + 1)
})
test.afterAll(async () => {
  await desk.close()
  await central.stop()
  await office.remove()
})

test('a second attempt shows what changed, keeps what was met and says what it completes', async () => {
  test.setTimeout(180_000)
  const { page } = desk
  const evidence = page.getByRole('navigation', { name: 'Evidence' })
  const since = page.getByRole('region', { name: 'Since attempt 1' })
  const bar = page.getByRole('button', { name: /^Since attempt 1/ })
  await openPacket(page, secondAttempt.id)
  await scorable(page)

  await test.step('the list marks each item, and a line sums up', async () => {
    await expect(bar).toContainText('1 new, 3 changed, 1 gone, 1 the same')
    await expect(bar).toContainText('Not yet')
    for (const [title, mark] of [
      ['Statement', 'Changed'],
      ['Field log', 'Same'],
      ['Readings', 'Changed'],
      ['Report', 'Changed'],
      ['Letter', 'New'],
      ['Sketch', 'Gone'],
    ] as const)
      await expect(evidence.getByRole('button', { name: `${title} ${mark}` })).toBeVisible()
    await expect(evidence.getByRole('button', { name: 'Sketch Gone attempt 1' })).toBeVisible()
    await checkAccessible(page, 'packet')
  })

  await test.step('a key shows what changed, word by word', async () => {
    await page.keyboard.press('a')
    await expect(since).toBeFocused()
    await expect(since).toContainText(feedback)
    await expect(since).toContainText(
      `${kept.length} of ${kept.length + open.length} criteria were met`,
    )
    const item = (title: string) => since.getByRole('listitem').filter({ hasText: title })
    await expect(item('Statement').getByRole('deletion')).toHaveText(['gone: 5', 'gone: noon'])
    await expect(item('Statement').getByRole('insertion')).toHaveText(['new: 12', 'new: low water'])
    await expect(item('Readings').getByRole('insertion').last()).toContainText('3')
    await expect(item('Report').getByRole('insertion').first()).toContainText('Second')
    await expect(item('Report').getByRole('deletion').first()).toContainText('First')
    await checkAccessible(page, 'what changed')
    // A digit rates the criterion beside it, as anywhere in the review.
    await page.keyboard.press('Escape')
    await expect(since).toBeHidden()
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await expect(since).toBeHidden()
  })

  await test.step('what is gone is opened to be read, and nothing is tied to it', async () => {
    await page.keyboard.press('a')
    const openSketch = since.getByRole('button', { name: 'Open as it was: Sketch' })
    await expect(openSketch).toBeVisible()
    await expect(since).toBeFocused()
    for (let turn = 0; turn < 20; turn += 1) {
      if (await openSketch.evaluate((button) => button === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await expect(since).toBeHidden()
    await expect(evidence.getByRole('button', { name: /Sketch/ })).toHaveAttribute(
      'aria-current',
      'true',
    )
    await expect(page.getByRole('region', { name: /^Page 1 of/ })).toBeVisible()
    await page.keyboard.press('e')
    await page.keyboard.press('i')
    await expect(evidence.getByTitle(/^Tied/)).toHaveCount(0)
    await expect(page.locator('#tie-evidence')).toHaveCount(0)
  })

  await test.step('what was met is kept, and the key for the next goes over the rest', async () => {
    for (const { title } of kept)
      await expect(page.getByRole('tab', { name: title })).toContainText('kept')
    const selected = page.getByRole('tab', { selected: true })
    await expect(selected).toContainText(open[0]!.title)
    const before = page.getByRole('region', { name: 'Attempt 1', exact: true })
    await expect(before).toContainText(open[0]!.ratings[0]!.label)
    await expect(before).toContainText(comment)
    await page.keyboard.press('n')
    await expect(selected).toContainText(open[1]!.title)
    await page.keyboard.press('n')
    await expect(selected).toContainText(open[0]!.title)
    await page.keyboard.press('ArrowUp')
    for (const _ of [...open, ...kept]) await page.keyboard.press('ArrowDown')
    await expect(selected).toContainText(kept.at(-1)!.title)
    await expect(page.getByRole('tabpanel')).toContainText('stays met')
    await expect(page.getByLabel('Comment', { exact: true })).toHaveCount(0)
    await page.keyboard.press('1')
    await expect(selected).toContainText('kept')
    await checkAccessible(page, 'a kept criterion')
    await page.keyboard.press('n')
    await expect(selected).toContainText(open[0]!.title)
  })

  await test.step('the stack says what was earned by what, and what this completes', async () => {
    const stack = page.getByRole('dialog', { name: /^Levels of/ })
    await page.keyboard.press('Shift+L')
    await expect(stack).toContainText(/Earned (Mar 2|2 Mar),? 2026/)
    await expect(stack.getByRole('list', { name: 'Evidence of Level 1' })).toContainText(
      'Field log in this packet, too',
    )
    await expect(stack.getByRole('list', { name: 'Evidence of Level 3' })).toContainText(
      'Portfolio',
    )
    const whole = `Level 2 and the macro-badge ${secondAttempt.badge}`
    await expect(stack).toContainText(`Met, this decision would complete ${whole}.`)
    await checkAccessible(page, 'the stack')
    await page.keyboard.press('Escape')
    await expect(stack).toBeHidden()

    await page.getByRole('main').focus()
    await evidence.getByRole('button', { name: /^Letter/ }).press('Enter')
    for (const criterion of open) {
      await expect(page.getByRole('tab', { selected: true })).toContainText(criterion.title)
      const rank = criterion.ratings.findIndex(({ id }) => id === criterion.requiredRatingId)
      if (criterion.evidenceDemanded) await page.keyboard.press('e')
      await page.keyboard.press(String(rank + 1))
    }
    await expect(page.getByRole('region', { name: 'Scoring' })).toContainText(
      `completes the macro-badge ${secondAttempt.badge}`,
    )
    await page.keyboard.press('Shift+L')
    await expect(stack).toContainText(`As rated, this decision completes ${whole}.`)
    await page.keyboard.press('Escape')
    await expect(stack).toBeHidden()
  })

  await test.step('it is decided, with what was kept', async () => {
    await page.getByRole('main').focus()
    await decide(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(office.packets[0]!)
    await syncNow(page)
    await expect(status(page)).toContainText('1 accepted')
    const records = await openRecords(office)
    const [decision] = await ledgerOf(records, [secondAttempt.id])
    await records.close()
    expect(decision).toMatchObject({ state: 'accepted', outcome: 'met' })
    const scores = decision?.kind === 'review' ? decision.scores : []
    expect(scores.filter(({ keptFrom }) => keptFrom !== null)).toHaveLength(kept.length)
  })
})
