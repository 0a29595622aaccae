/** A machine that the office has revoked delivers what was decided on it, and is then closed. */
import { readdir } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { deskPlace, openDesk } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { openOffice } from '../support/office.ts'
import { enrolment, ledgerOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, noticeOffline, openPacket, row, scorable, status } from '../support/window.ts'

test('a revoked machine delivers, closes, and can be enrolled anew', async ({ shell }) => {
  const office = await openOffice()
  let central = await office.start()
  const place = await deskPlace(office.folder)
  let records = await openRecords(office)
  const desk = await openDesk(shell, place, await enrolment(records, central.address))
  const { page } = desk
  await arrived(page, office.packets.length)
  await records.close()
  await central.stop()
  await noticeOffline(page)
  await openPacket(page, office.packets[1]!)
  await scorable(page)
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('1 on this machine only')

  const [device] = JSON.parse(await office.run('devices', '--json'))
  await office.run('revoke', device.id)
  central = await office.start()
  await expect(page.getByRole('heading', { name: 'This machine was closed' })).toBeVisible({
    timeout: 120_000,
  })
  await expect(page.getByText('The office revoked this machine.')).toBeVisible()
  records = await openRecords(office)
  expect(await ledgerOf(records, office.packets)).toMatchObject([
    { packetId: office.packets[1], state: 'accepted' },
  ])
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual([])
  expect(await readdir(place.profile)).not.toContain('secrets.json')

  await page.getByLabel('One-time code').fill(await office.code())
  await page.getByRole('button', { name: 'Enrol this machine' }).click()
  await arrived(page, office.packets.length)
  await page.getByRole('link', { name: 'Queue' }).click()
  await expect(row(page, office.packets[1]!)).toContainText('Accepted')
  await desk.close()
  await records.close()
  await central.stop()
  await office.remove()
})
