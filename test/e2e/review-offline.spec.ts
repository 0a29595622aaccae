/** The main job, whole: sync, review without central records, and hand the decisions in. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { openCentral } from '../../central/open.ts'
import { Decision } from '../../shared/model/decision.ts'
import { type Desk, deskPlace, openDesk, viewport } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { scorable } from '../support/window.ts'

let office: Office
test.beforeAll(async () => {
  office = await openOffice()
})
test.afterAll(() => office.remove())

const status = (page: Page) => page.getByRole('contentinfo')

test('five packets are reviewed offline and arrive once', async ({ shell }, info) => {
  const place = await deskPlace(office.folder)
  let step = 0
  const keep = async ({ page }: Desk, name: string) => {
    step += 1
    const path = info.outputPath(`${String(step).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path })
    await info.attach(name, { path, contentType: 'image/png' })
  }

  let central = await office.start()
  let desk = await openDesk(shell, place)

  await test.step('enrol', async () => {
    const { page } = desk
    await page.getByLabel('Address of central records').fill(central.address)
    await page.getByLabel('Code').fill(await office.code())
    await keep(desk, 'enrol')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(office.packets.length + 1)
  })

  await test.step('sync', async () => {
    const count = office.packets.length
    await expect(status(desk.page)).toContainText(`${count} of ${count} packets ready`)
    await keep(desk, 'queue')
  })

  await test.step('lose central records', async () => {
    await central.stop()
    await expect(status(desk.page)).toContainText('Offline since')
  })

  const reviewed = [
    { achievement: 'CFD-2', wanted: 'met' },
    { achievement: 'CFD-1', wanted: 'not-yet' },
    { achievement: 'CFD-3', wanted: 'met' },
    { achievement: 'FL-2', wanted: 'not-yet' },
    { achievement: 'CFD-1', wanted: 'met' },
  ] as const

  await test.step('review five packets by keyboard', async () => {
    const { page } = desk
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    for (const [index, { achievement, wanted }] of reviewed.entries()) {
      await expect(page.getByRole('heading', { level: 1 })).toContainText(office.packets[index]!)
      await scorable(page)
      if (index === 0) await keep(desk, 'review')
      await review(page, achievement, wanted)
      await expect(status(page)).toContainText(`${index + 1} on this machine only`)
      if (index === 0) await keep(desk, 'next')
    }
    await expect(page.getByRole('heading', { level: 1 })).toContainText(office.packets[5]!)
    await keep(desk, 'sixth')
  })

  await test.step('close and open again, still without central records', async () => {
    await desk.close()
    desk = await openDesk(shell, place)
    const { page } = desk
    await expect(status(page)).toContainText('5 on this machine only')
    await expect(status(page)).toContainText('Offline since')
    for (const id of office.packets.slice(0, 5))
      await expect(page.getByRole('row', { name: id })).toContainText('Decided here')
    await keep(desk, 'reopened')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 2560, height: 1440 })
    await keep(desk, 'reopened-large-dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(viewport)
  })

  await test.step('central records are back', async () => {
    central = await office.start()
    await expect(status(desk.page)).toContainText('5 accepted', { timeout: 60_000 })
    await expect(status(desk.page)).not.toContainText('on this machine only')
    await keep(desk, 'accepted')
    await desk.close()
  })

  const printed = await office.run('decisions')
  for (const id of office.packets.slice(0, 5)) expect(printed).toContain(id)
  await central.stop()

  await test.step('exactly those five are in PostgreSQL, once, signed by the device', async () => {
    const records = await openCentral({ data: office.data })
    try {
      const rows = await records.db
        .selectFrom('ledger')
        .innerJoin('devices', 'devices.id', 'ledger.device_id')
        .select(['canonical', 'hash', 'signature', 'public_key', 'sequence', 'state'])
        .orderBy('sequence')
        .execute()
      const decisions = rows.map(({ canonical }) => Decision.parse(JSON.parse(canonical)))
      expect(decisions.map(({ packetId }) => packetId)).toEqual(office.packets.slice(0, 5))
      expect(decisions).toMatchObject(reviewed.map(({ wanted }) => ({ outcome: wanted })))
      expect(decisions.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
      expect(decisions.every(({ reviewerId }) => reviewerId === reviewer.id)).toBe(true)
      expect(rows.every(({ state }) => state === 'accepted')).toBe(true)
      for (const [index, { canonical, hash, signature, public_key: x }] of rows.entries()) {
        expect(createHash('sha256').update(canonical).digest('hex')).toBe(hash)
        const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
        const bytes = Buffer.from(signature, 'base64url')
        expect(verify(null, Buffer.from(canonical), key, bytes)).toBe(true)
        expect(decisions[index]!.previousHash).toBe(index === 0 ? null : rows[index - 1]!.hash)
      }
    } finally {
      await records.close()
    }
  })
})
