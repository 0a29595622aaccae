/** A lost laptop stays closed: what a machine keeps, without its passphrase. */
import { expect, type Page } from '@playwright/test'
import { deskPlace, openDesk } from '../support/desk.ts'
import { findInFolder } from '../support/bytes.ts'
import { testFiles } from '../support/documents.ts'
import { review } from '../support/keyboard.ts'
import { openOffice } from '../support/office.ts'
import { startProxy } from '../support/proxy.ts'
import { ledgerOf, openRecords } from '../support/records.ts'
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

const passphrase = 'kelp barnacle tide table'

async function enrol(page: Page, address: string, code: string) {
  await page.getByLabel('Address of central records').fill(address)
  await page.getByLabel('One-time code').fill(code)
  await page.getByRole('button', { name: 'Enrol this machine' }).click()
  await expect(page.getByText('This machine has no keychain')).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.getByRole('button', { name: 'Enrol this machine' }).click()
}

const unlock = async (page: Page, given: string) => {
  await page.getByLabel('Passphrase').fill(given)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

test('a machine without a keychain keeps everything under a passphrase', async ({ shell }) => {
  test.setTimeout(300_000)
  test.skip(shell === 'electron', 'the system’s keychain keeps its key')
  const office = await openOffice('real')
  const central = await office.start()
  const proxy = await startProxy(central.address)
  const place = await deskPlace(office.folder)
  let desk = await openDesk(shell, place)
  const { keychain } = await desk.page.evaluate(async () => {
    const session = await (await fetch('/host/session')).json()
    return { keychain: session.vault.noKeychain === null }
  })
  test.skip(keychain, 'this machine has a keychain, which is used instead')

  await enrol(desk.page, proxy.address, await office.code())
  await arrived(desk.page, office.packets.length)
  const token = proxy.asked
    .map(({ headers }) => headers.authorization?.replace('Bearer ', ''))
    .find((one) => one !== undefined)
  expect(token).toBeTruthy()

  // A session as it is: words typed, one decision sent, one that waits, one draft, one search.
  await openPacket(desk.page, office.packets[1]!)
  await scorable(desk.page)
  await review(desk.page, 'CFD-1', 'met')
  await expect(status(desk.page)).toContainText('1 accepted', { timeout: 60_000 })
  await central.stop()
  await noticeOffline(desk.page)
  await openPacket(desk.page, office.packets[4]!)
  await scorable(desk.page)
  await review(desk.page, 'CFD-1', 'met')
  await expect(status(desk.page)).toContainText('1 on this machine only')
  await openPacket(desk.page, office.packets[0]!)
  await scorable(desk.page)
  await desk.page.keyboard.press('f')
  await desk.page.keyboard.type('Feedback that nobody else may read')
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('c')
  await desk.page.keyboard.type('Periwinkles of my own bank')
  await desk.page.getByRole('button', { name: 'Keep in the bank: comment' }).press('Enter')
  await expect(
    desk.page.getByRole('button', { name: 'In the bank: comment', exact: true }),
  ).toBeVisible()
  await desk.page.getByRole('link', { name: 'Queue' }).click()
  await expect(row(desk.page, office.packets[0]!)).toBeVisible()
  await desk.page.keyboard.press('/')
  await expect(desk.page.getByLabel('Filter by text')).toBeFocused()
  await desk.page.keyboard.type('Number6')
  await expect(desk.page.getByRole('row')).toHaveCount(2)

  await desk.page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(desk.page.getByRole('heading', { name: 'Evidence Desk is locked' })).toBeVisible()
  await expect(desk.page.getByText('Learner')).toHaveCount(0)
  await unlock(desk.page, 'kelp barnacle tide tables')
  await expect(desk.page.getByText('This is not the passphrase.')).toBeVisible()
  await unlock(desk.page, passphrase)
  await arrived(desk.page, office.packets.length)
  await desk.close()

  const documents = await testFiles()
  const canaries: Record<string, Buffer> = {
    passphrase: Buffer.from(passphrase),
    token: Buffer.from(token!),
    'a learner’s name': Buffer.from('Learner Number0'),
    'a learner’s name that was searched for': Buffer.from('Learner Number6'),
    'what was searched for': Buffer.from('Number6"'),
    'a comment': Buffer.from('Looked at '),
    feedback: Buffer.from('nobody else may read'),
    'an own comment': Buffer.from('Periwinkles of my own'),
    'a text of evidence': Buffer.from('learned at station'),
    'the title of evidence': Buffer.from('Second document'),
    ...Object.fromEntries(
      documents.map(({ name, bytes }) => {
        const middle = Math.floor(bytes.length / 2)
        return [`bytes of ${name}`, Buffer.from(bytes.subarray(middle, middle + 48))]
      }),
    ),
  }
  expect(await findInFolder(place.profile, canaries)).toEqual([])
  // The same search finds what may lie open.
  const open = await findInFolder(place.profile, { 'a packet’s id': Buffer.from('P-701') })
  expect(open.length).toBeGreaterThan(0)

  // A new start asks, and what waited is there and delivered.
  desk = await openDesk(shell, place)
  await expect(desk.page.getByRole('heading', { name: 'Evidence Desk is locked' })).toBeVisible()
  expect(await desk.page.evaluate(async () => (await fetch('/central/v1/changes')).status)).toBe(
    423,
  )
  await unlock(desk.page, passphrase)
  await expect(status(desk.page)).toContainText('1 on this machine only')
  await openPacket(desk.page, office.packets[0]!)
  await expect(desk.page.getByLabel('Feedback to the learner')).toHaveValue(
    'Feedback that nobody else may read',
  )
  const again = await office.start()
  await syncNow(desk.page)
  await expect(status(desk.page)).toContainText('2 accepted', { timeout: 60_000 })
  await desk.close()
  const records = await openRecords(office)
  const ledger = await ledgerOf(records, office.packets)
  expect(ledger.map(({ packetId, state }) => [packetId, state])).toEqual([
    [office.packets[1], 'accepted'],
    [office.packets[4], 'accepted'],
  ])
  await records.close()
  await proxy.close()
  await again.stop()
  await office.remove()
})
