/** What was decided is there again from either of its two copies on the machine. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type DeskPlace, deskPlace, openDesk } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { enrolment, ledgerOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, noticeOffline, openPacket, scorable, status, syncNow } from '../support/window.ts'

let office: Office
test.beforeEach(async () => {
  office = await openOffice()
})
test.afterEach(() => office.remove())

const decide = async (page: Page, ...nth: number[]) => {
  for (const index of nth) {
    await openPacket(page, office.packets[index]!)
    await scorable(page)
    await review(page, 'CFD-1', 'met')
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(office.packets[index]!)
  }
}

const lose = {
  file: ({ profile }: DeskPlace) => rm(join(profile, 'decisions.log')),
  database: ({ profile }: DeskPlace) => rm(join(profile, 'browser'), { recursive: true }),
}

for (const { lost, told } of [
  { lost: 'file', told: '1 from the window’s database' },
  { lost: 'database', told: '1 from the decisions file' },
] as const)
  test(`decisions survive the loss of the ${lost}`, async ({ shell }) => {
    test.skip(shell === 'electron' && lost === 'database', 'its database is in the profile itself')
    const place = await deskPlace(office.folder)
    let central = await office.start()
    const records = await openRecords(office)
    let desk = await openDesk(shell, place, await enrolment(records, central.address))
    await arrived(desk.page, office.packets.length)
    await records.close()
    await central.stop()
    await noticeOffline(desk.page)
    await decide(desk.page, 1)
    // Until then the journal has it as an intent, of which a start says something else.
    await expect(status(desk.page)).toContainText('1 on this machine only')
    await desk.close()

    await lose[lost](place)
    desk = await openDesk(shell, place)
    await expect(status(desk.page)).toContainText(told)
    await expect(status(desk.page)).toContainText('1 on this machine only')

    central = await office.start()
    await syncNow(desk.page)
    await expect(status(desk.page)).toContainText('1 accepted', { timeout: 60_000 })
    await arrived(desk.page, office.packets.length)
    await decide(desk.page, 4)
    await expect(status(desk.page)).toContainText('2 accepted')
    await desk.close()
    const again = await openRecords(office)
    const ledger = await ledgerOf(again, office.packets)
    expect(ledger.map(({ packetId, sequence, state }) => ({ packetId, sequence, state }))).toEqual([
      { packetId: office.packets[1], sequence: 1, state: 'accepted' },
      { packetId: office.packets[4], sequence: 2, state: 'accepted' },
    ])
    await again.close()
    await central.stop()
  })
