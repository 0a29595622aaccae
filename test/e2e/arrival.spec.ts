/** Evidence on a slow and broken network: what is here can be worked on while the rest arrives. */
import { expect } from '@playwright/test'
import { pieceSize } from '../../shared/model/evidence.ts'
import type { Central } from '../../central/open.ts'
import { hostPaths } from '../../shared/protocol/host.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { type Office, openOffice } from '../support/office.ts'
import { importPackets } from '../support/packets.ts'
import type { Program } from '../support/programs.ts'
import { type Asked, type Proxy, startProxy } from '../support/proxy.ts'
import { enrolment, filesOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, row, scorable, status, syncNow } from '../support/window.ts'

let office: Office
let central: Program
let records: Central
let proxy: Proxy

test.beforeEach(async () => {
  office = await openOffice()
  central = await office.start()
  records = await openRecords(office)
  proxy = await startProxy(central.address)
})
test.afterEach(async () => {
  await proxy.close()
  await records.close()
  await central.stop()
  await office.remove()
})

const isOf =
  (hash: string) =>
  ({ path }: Asked) =>
    path.endsWith(`/evidence/${hash}`)

test('packets open as their own evidence comes, while the rest arrives', async ({ shell }) => {
  const count = office.packets.length
  const first = await filesOf(records, 'P-701')
  const [early, late] = await filesOf(records, 'P-702')
  const go = { early: Promise.withResolvers<void>(), rest: Promise.withResolvers<void>() }
  proxy.treat((asked) => {
    if (!asked.path.startsWith('/v1/evidence/') || first.some((hash) => isOf(hash)(asked))) return
    const until = early && isOf(early)(asked) ? go.early.promise : go.rest.promise
    return { pause: { after: 0, until, then: 'go-on' } }
  })
  const desk = await openDesk(
    shell,
    await deskPlace(office.folder),
    await enrolment(records, proxy.address),
  )
  const { page } = desk

  await test.step('the queue is there at once, with progress for each and for all', async () => {
    await expect(page.getByRole('row')).toHaveCount(count + 1)
    await expect(row(page, 'P-701')).toContainText('Ready')
    await expect(row(page, 'P-702')).toContainText('Arriving 0 %')
    await expect(row(page, 'P-704')).toContainText(/Arriving \d+ %/)
    await expect(status(page)).toContainText(`1 of ${count} packets ready`)
    await expect(status(page)).toContainText(/Evidence\s+\d+ % of/)
  })

  await test.step('a packet whose evidence is here is reviewed', async () => {
    await openPacket(page, 'P-701')
    const document = page.getByRole('region', { name: 'Evidence: Main document' })
    await expect(document).toBeVisible()
    await expect(document).not.toContainText('not all here yet')
    await scorable(page)
    await page.keyboard.press('2')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(status(page)).toContainText(`1 of ${count} packets ready`)
  })

  await test.step('one that has not arrived says what is missing', async () => {
    await openPacket(page, 'P-702')
    const main = page.getByRole('main')
    await expect(main).toContainText('2 of 4 items are still on their way')
    await expect(main.getByRole('listitem')).toHaveText([
      /^Main document\s*0 %/,
      /^Second document\s*0 %/,
    ])
    go.early.resolve()
    await expect(main).toContainText('1 of 4 items is still on its way')
    await expect(main.getByRole('listitem')).toHaveText([/^Second document/])
  })

  await test.step('what is here of it can be read before', async () => {
    await page.getByRole('button', { name: 'Look at what is here' }).click()
    const items = page.getByRole('navigation', { name: 'Evidence' })
    await items.getByRole('button', { name: 'Second document' }).click()
    await expect(page.getByRole('region', { name: 'Evidence: Second' })).toContainText(
      'Second document is not all here yet',
    )
    await items.getByRole('button', { name: 'Reflection' }).click()
    await expect(page.getByText('What I learned at station 1')).toBeVisible()
  })

  await test.step('a packet opens by itself when the last of it is here', async () => {
    await openPacket(page, 'P-703')
    await expect(page.getByRole('main')).toContainText('items are still on their way')
    go.rest.resolve()
    await scorable(page)
    await arrived(page, count)
    await expect(status(page)).not.toContainText(/Evidence\s+\d+ %/)
  })
  expect(proxy.asked.filter(isOf(late!))).toHaveLength(1)
  await desk.close()
})

test('a download that breaks off goes on where it broke off', async ({ shell }) => {
  const pieces = 5
  const line = 'Station one: water at 11 degrees, sky clear, wind from the west.\n'
  const content = line.repeat(Math.ceil(((pieces - 0.5) * pieceSize) / line.length))
  await importPackets(office, [
    { id: 'P-750', achievement: 'CFD-1', evidence: [{ title: 'Log', file: 'log.txt', content }] },
  ])
  const [log] = await filesOf(records, 'P-750')
  const broken = Promise.withResolvers<void>()
  const after = 2.5 * pieceSize
  let cut: Asked | null = null
  proxy.treat((asked) => {
    if (!isOf(log!)(asked) || cut) return undefined
    cut = asked
    return { pause: { after, until: broken.promise, then: 'break-off' } }
  })
  const desk = await openDesk(
    shell,
    await deskPlace(office.folder),
    await enrolment(records, proxy.address),
  )
  const { page } = desk
  await expect(row(page, 'P-750')).toContainText('Arriving 44 %')
  broken.resolve()
  await arrived(page, office.packets.length + 1)

  const asked = proxy.asked.filter(isOf(log!))
  expect(asked.map(({ headers }) => headers.range)).toEqual([
    `bytes=0-${4 * pieceSize - 1}`,
    `bytes=${after}-${content.length - 1}`,
  ])
  expect(new Set(asked.map(({ headers }) => headers['if-range']))).toEqual(new Set([`"${log}"`]))
  expect(asked.reduce((sum, { sent }) => sum + sent, 0)).toBe(content.length)

  await openPacket(page, 'P-750')
  await expect(page.getByRole('region', { name: 'Evidence: Log' })).toContainText('Station one')
  await desk.close()
})

test('a full disk is told in time, and reviewing what is here goes on', async ({ shell }) => {
  test.skip(shell === 'electron', 'requests of a desktop window cannot be answered by a test')
  const content = 'A line of the log, as long as it has to be.\n'.repeat(60_000)
  await importPackets(office, [
    { id: 'P-751', achievement: 'CFD-1', evidence: [{ title: 'Log', file: 'log.txt', content }] },
    { id: 'P-752', achievement: 'CFD-1', evidence: [{ title: 'In short', text: 'To wait.' }] },
  ])
  const desk = await openDesk(shell, await deskPlace(office.folder))
  const { page } = desk
  let free = 500_000_000
  await page.context().route(`**${hostPaths.storage}`, (route) => route.fulfill({ json: { free } }))
  await page.getByLabel('Address of central records').fill(central.address)
  await page.getByLabel('One-time code').fill(await office.code())
  await page.keyboard.press('Enter')

  await expect(status(page)).toContainText(/There is no room left for evidence: .* are to come/)
  await expect(row(page, 'P-751')).toContainText('Arriving')
  await openPacket(page, 'P-752')
  await scorable(page)
  for (let criterion = 0; criterion < 4; criterion += 1) await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText('1 accepted')

  free = 5_000_000_000
  await syncNow(page)
  await arrived(page, office.packets.length + 2)
  await expect(status(page)).not.toContainText('no room')
  await desk.close()
})
