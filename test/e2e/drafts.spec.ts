/** Reviews in work: what was entered is there again, whatever ended, broke or changed meanwhile. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Central } from '../../central/open.ts'
import { assignPacket } from '../../central/programme/packets.ts'
import { type DeskPlace, deskPlace, openBrowser, openDesk } from '../support/desk.ts'
import { decide, review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { importPackets } from '../support/packets.ts'
import { type Program, startHost } from '../support/programs.ts'
import { enrolment, ledgerOf, openRecords } from '../support/records.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, pressAtOnce, scorable, status, syncNow } from '../support/window.ts'

let office: Office
let central: Program
let records: Central
let packets: number

test.beforeAll(async () => {
  office = await openOffice()
  packets = office.packets.length
  central = await office.start()
  records = await openRecords(office)
})
test.afterAll(async () => {
  await records.close()
  await central.stop()
  await office.remove()
})

const freshPlace = async (): Promise<DeskPlace> =>
  deskPlace(await mkdtemp(join(office.folder, 'desk-')))

/** The host and the browser apart, for what happens to one of them alone. */
async function apart() {
  const place = await freshPlace()
  const host = await startHost({ ...place, enrol: await enrolment(records, central.address) })
  const context = await openBrowser(place.profile)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(host.address)
  await arrived(page, packets)
  return { place, host, context, page }
}

const comment = (page: Page) => page.getByLabel('Comment')
const feedback = (page: Page) => page.getByLabel('Feedback to the learner')
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()
const line = (page: Page, index: number) => page.getByRole('tab').nth(index)
async function openComment(page: Page) {
  await comment(page).click()
  await expect(comment(page)).toBeFocused()
}

test('a packet that is revised keeps the review begun on it', async ({ shell }) => {
  const own = (text: string) =>
    importPackets(office, [
      {
        id: 'P-740',
        achievement: 'CFD-1',
        evidence: [
          { title: 'Field log', file: 'log.txt', content: text },
          { title: 'Reflection', text: 'To wait is half of it.' },
        ],
      },
    ])
  await own('Station one, low water.')
  packets += 1
  const desk = await openDesk(shell, await freshPlace(), await enrolment(records, central.address))
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-740')
  await expect(page.getByText('Station one, low water.')).toBeVisible()
  await openComment(page)
  await page.keyboard.type('A clear log.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await saved(page)

  await own('Station one, low water. Station two, high water.')
  await syncNow(page)
  const notice = page.getByRole('alert').filter({ hasText: 'begun on an earlier revision' })
  await expect(notice).toContainText('The review of P-740')
  await expect(notice).toContainText('Ratings that stay: 1. Asked again: 0.')
  await expect(page.getByText('Station two, high water.')).toBeVisible()
  await notice.getByRole('button', { name: 'Go on with revision 2' }).click()
  await expect(notice).toBeHidden()
  await page.getByRole('tab').first().click()
  await expect(comment(page)).toHaveValue('A clear log.')
  await page.getByRole('main').focus()
  await rateOpen(page)
  await decide(page)
  await expect(status(page)).toContainText('1 accepted')
  const [made] = await ledgerOf(records, ['P-740'])
  expect(made).toMatchObject({ packetRevision: 2, state: 'accepted' })
  expect(made).toHaveProperty('scores.0.comment', 'A clear log.')
  await desk.close()
})

/** Gives every criterion that is open its highest rating, with the evidence on screen. */
async function rateOpen(page: Page) {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await page.getByRole('main').focus()
    await page.keyboard.press('e')
    await page.keyboard.press('2')
  }
}

test('a review is kept while the host is away, and decided when it is back', async ({ shell }) => {
  test.skip(shell === 'electron', 'the host ends with the window there')
  const { place, host, context, page } = await apart()
  await openPacket(page, 'P-703')
  await host.kill()
  await review(page, 'CFD-3', 'met')
  const told = page.getByRole('alert').filter({ hasText: 'does not answer' })
  await expect(told).toContainText('Start Evidence Desk again. What you wrote is kept.')
  await expect(feedback(page)).toHaveValue('Clear work; go on like this.')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('P-703')

  const again = await startHost(place)
  await page.getByRole('button', { name: 'Decide' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('P-704')
  await expect(status(page)).toContainText('1 accepted')
  const ledger = await ledgerOf(records, ['P-703'])
  expect(ledger).toHaveLength(1)
  expect(ledger[0]).toMatchObject({ outcome: 'met', feedback: 'Clear work; go on like this.' })
  await context.close()
  await again.stop()
})

test('deciding twice is deciding once', async ({ shell }) => {
  const desk = await openDesk(shell, await freshPlace(), await enrolment(records, central.address))
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-705')
  await scorable(page)
  await page.keyboard.press('o')
  await page.getByRole('menuitemradio', { name: 'Recused' }).click()
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('Recused')
  await page.getByLabel('I know the learner').check()
  await page.getByRole('main').focus()
  await pressAtOnce(page, 'Enter', 2)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('P-706')
  await expect(status(page)).toContainText('1 accepted')
  await expect(status(page)).not.toContainText('on this machine only')
  expect(await ledgerOf(records, office.packets.slice(4))).toMatchObject([
    { packetId: 'P-705', outcome: 'recused', state: 'accepted' },
  ])
  // The tests after this one count all packets.
  await records.db.transaction().execute((trx) => assignPacket(trx, 'P-705', reviewer.id))
  await desk.close()
})

test('keys pressed faster than the screen draws each do what they say', async ({ shell }) => {
  const desk = await openDesk(shell, await freshPlace(), await enrolment(records, central.address))
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-702')
  await scorable(page)
  // The lowest rating needs no evidence, so that each of the four goes on to the next criterion.
  await pressAtOnce(page, 'Digit1', 4)
  for (let index = 0; index < 4; index += 1)
    await expect(line(page, index)).toContainText('Not yet')
  await saved(page)
  await page.reload()
  for (let index = 0; index < 4; index += 1)
    await expect(line(page, index)).toContainText('Not yet')
  await desk.close()
})

test('ending in the middle of a word loses at most that word', async ({ shell }) => {
  const place = await freshPlace()
  const before = await openDesk(shell, place, await enrolment(records, central.address))
  await arrived(before.page, packets)
  await openPacket(before.page, 'P-704')
  await scorable(before.page)
  await before.page.keyboard.press('1')
  await expect(line(before.page, 0)).toContainText('Not yet')
  await openComment(before.page)
  await before.page.keyboard.type('The records are dated and ')
  await saved(before.page)
  await before.page.keyboard.type('comple')
  await before.kill()

  const after = await openDesk(shell, place)
  await openPacket(after.page, 'P-704')
  await expect(line(after.page, 0)).toContainText('Not yet')
  await line(after.page, 1).click()
  await expect(comment(after.page)).toHaveValue(
    /^The records are dated and (c(o(m(p(l(e)?)?)?)?)?)?$/,
  )
  await after.close()
})

test('two windows on one packet show each other’s ratings and overwrite nothing', async ({
  shell,
}) => {
  test.skip(shell === 'electron', 'one window is all there is')
  const { host, context, page: one } = await apart()
  const other = await context.newPage()
  await other.goto(host.address)
  for (const page of [one, other]) {
    await openPacket(page, 'P-706')
    await scorable(page)
  }
  await one.bringToFront()
  await one.keyboard.press('1')
  await expect(line(other, 0)).toContainText('Not yet')
  await other.bringToFront()
  await line(other, 1).click()
  await other.keyboard.press('1')
  await expect(line(one, 1)).toContainText('Not yet')

  await feedback(one).fill('From the first window.')
  await expect(feedback(other)).toHaveValue('From the first window.')
  await feedback(other).fill('From the second window.')
  await expect(feedback(one)).toHaveValue('From the second window.')
  for (const page of [one, other]) {
    await saved(page)
    await page.reload()
    await expect(line(page, 0)).toContainText('Not yet')
    await expect(line(page, 1)).toContainText('Not yet')
    await expect(feedback(page)).toHaveValue('From the second window.')
  }
  await context.close()
  await host.stop()
})
