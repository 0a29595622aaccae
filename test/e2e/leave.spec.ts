/** A reviewer leaves a machine: nothing decided is lost with it, and nothing is left to be read. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { FiledDecisions, WindowKey } from '../../shared/protocol/host.ts'
import { findInFolder } from '../support/bytes.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { openOffice } from '../support/office.ts'
import { startProxy } from '../support/proxy.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { arrived, noticeOffline, openPacket, row, scorable, status } from '../support/window.ts'

const feedback = 'Feedback that was not finished'

async function askToLeave(page: Page) {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Leave this machine…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Leave this machine?' })
  const leave = dialog.getByRole('button', { name: 'Leave this machine' })
  await expect(leave).toBeVisible()
  return { dialog, leave }
}

async function begin(page: Page, packet: string) {
  await openPacket(page, packet)
  await scorable(page)
  await page.keyboard.press('f')
  await expect(page.getByLabel('Feedback to the learner')).toBeFocused()
  await page.keyboard.type(feedback)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

async function enrol(page: Page, address: string, code: string) {
  await page.getByLabel('Address of central records').fill(address)
  await page.getByLabel('One-time code').fill(code)
  await page.getByRole('button', { name: 'Enrol this machine' }).click()
}

const kept = (page: Page) =>
  page.evaluate(async () => {
    const { storageBuckets } = navigator as Navigator & {
      storageBuckets?: { keys(): Promise<string[]> }
    }
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return [...databases, ...((await storageBuckets?.keys()) ?? []), ...Object.keys(sessionStorage)]
  })

test('a machine with unsent decisions is left with a file for the office alone', async ({
  shell,
}, info) => {
  test.skip(shell === 'electron', 'saving opens a dialog of the system')
  const office = await openOffice()
  let central = await office.start()
  const proxy = await startProxy(central.address)
  const place = await deskPlace(office.folder)
  let desk = await openDesk(shell, place, `${proxy.address} ${await office.code()}`)
  const { page } = desk
  await arrived(page, office.packets.length)
  const token = proxy.asked
    .map(({ headers }) => headers.authorization?.replace('Bearer ', ''))
    .find((one) => one !== undefined)
  await openPacket(page, office.packets[1]!)
  await scorable(page)
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('1 accepted', { timeout: 60_000 })
  await central.stop()
  await noticeOffline(page)
  await openPacket(page, office.packets[4]!)
  await scorable(page)
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('1 on this machine only')
  await begin(page, office.packets[0]!)

  const { dialog, leave } = await askToLeave(page)
  await expect(dialog).toContainText('1 decision has not reached central records.')
  await expect(dialog).toContainText('1 begun review is on this machine only and will be lost.')
  await expect(dialog).toContainText('Central records cannot be reached now.')
  await expect(leave).toBeDisabled()
  await page.screenshot({ path: info.outputPath('refused.png') })
  await dialog.getByRole('button', { name: 'Send now' }).click()
  await expect(dialog).toContainText('Offline since')
  // Nor does the host let it, whatever window asks.
  const forced = await page.evaluate(async () => {
    const { decisions } = await (await fetch('/host/decisions')).json()
    const [{ id }, { hash }] = [decisions.at(-1), decisions.at(-1)]
    const body = JSON.stringify({ last: hash, undelivered: [id], saved: null })
    const answer = await fetch('/host/leave', { method: 'POST', body })
    return (await answer.json()).problem.code
  })
  expect(forced).toBe('leave-unsent')

  const save = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: /^Save/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^evidence-desk-decisions-\d{4}-\d\d-\d\d\.log$/)
    const path = join(office.folder, 'saved.log')
    await download.saveAs(path)
    await expect(dialog.getByText('I have this file')).toBeVisible()
    return path
  }
  await save()
  await dialog.getByText('I have this file').click()
  await dialog.getByText('Lose 1 begun review').click()
  await expect(leave).toBeEnabled()

  // Another window decides: what was saved is not all any more.
  const other = await page.context().newPage()
  await other.goto(new URL(page.url()).origin)
  await openPacket(other, office.packets[6]!)
  await scorable(other)
  await review(other, 'FL-1', 'met')
  await expect(status(other)).toContainText('2 on this machine only')
  await page.bringToFront()
  await expect(dialog).toContainText('2 decisions have not reached central records.')
  await expect(leave).toBeDisabled()
  const saved = await save()
  await dialog.getByText('I have this file').click()
  await page.screenshot({ path: info.outputPath('saved.png') })

  const filed = FiledDecisions.parse(
    await page.evaluate(async () => (await fetch('/host/decisions')).json()),
  ).decisions
  const { key } = WindowKey.parse(
    await page.evaluate(async () => (await fetch('/host/key')).json()),
  )
  const vault = JSON.parse(await readFile(join(place.profile, 'vault.json'), 'utf8'))
  const secrets = JSON.parse(await readFile(join(place.profile, 'secrets.json'), 'utf8'))
  await leave.click()
  for (const window of [page, other]) {
    await expect(window.getByText('This machine was left')).toBeVisible()
    await expect(window.getByText('Central records could not be told.')).toBeVisible()
  }
  await page.screenshot({ path: info.outputPath('left.png') })
  await expect.poll(() => kept(page)).toEqual([])
  await desk.close()

  expect(filed).toHaveLength(3)
  const canaries = {
    token: Buffer.from(token!),
    'the key of the vault': Buffer.from(vault.key, 'base64'),
    'the key of the window': Buffer.from(key, 'hex'),
    'the sealed secrets': Buffer.from(secrets.sealed),
    'a sealed decision': (await readFile(saved)).subarray(-200, -20),
    'a learner’s name': Buffer.from('Learner Number0'),
    'a comment': Buffer.from('Looked at '),
    feedback: Buffer.from(feedback),
    'the reviewer’s name': Buffer.from(reviewer.name),
    'where central records are': Buffer.from(proxy.address),
  }
  expect(await findInFolder(place.profile, canaries)).toEqual([])
  const names = await readdir(place.profile)
  for (const name of ['enrolment.json', 'secrets.json', 'contact.json', 'decisions.log'])
    expect(names).not.toContain(name)

  const recover = async (): Promise<string[]> =>
    JSON.parse(await office.run('recover', saved, '--json')).map(
      (line: { became: string; packet: string }) => `${line.packet} ${line.became}`,
    )
  const [sent, ...unsent] = [office.packets[1], office.packets[4], office.packets[6]]
  expect(await recover()).toEqual([`${sent} known`, ...unsent.map((id) => `${id} recovered`)])
  expect(await recover()).toEqual([sent, ...unsent].map((id) => `${id} known`))

  central = await office.start()
  desk = await openDesk(shell, place)
  await expect(desk.page.getByText('This machine was left')).toBeVisible()
  await enrol(desk.page, proxy.address, await office.code())
  await arrived(desk.page, office.packets.length)
  for (const id of [sent, ...unsent]) await expect(row(desk.page, id!)).toContainText('Accepted')
  await expect(row(desk.page, office.packets[0]!)).toContainText('Ready')
  await desk.close()
  await proxy.close()
  await central.stop()
  await office.remove()
})

test('central records are told of a machine that is left, and let it in no more', async ({
  shell,
}) => {
  const office = await openOffice()
  const central = await office.start()
  const place = await deskPlace(office.folder)
  const desk = await openDesk(shell, place, `${central.address} ${await office.code()}`)
  const { page } = desk
  await arrived(page, office.packets.length)
  await openPacket(page, office.packets[1]!)
  await scorable(page)
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('1 accepted', { timeout: 60_000 })
  await begin(page, office.packets[0]!)

  const asked = await askToLeave(page)
  await expect(asked.dialog).not.toContainText('not reached')
  await expect(asked.leave).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(asked.dialog).toBeHidden()
  const { dialog, leave } = await askToLeave(page)
  await expect(leave).toBeDisabled()
  await dialog.getByText('Lose 1 begun review').click()
  await leave.click()
  await expect(page.getByText('Central records know.')).toBeVisible()
  const [device] = JSON.parse(await office.run('devices', '--json'))
  expect(device).toMatchObject({ left_at: expect.any(String), revoked_at: expect.any(String) })
  await expect.poll(() => kept(page)).toEqual([])

  await enrol(page, central.address, await office.code())
  await arrived(page, office.packets.length)
  await page.getByRole('link', { name: 'Queue' }).click()
  await expect(row(page, office.packets[1]!)).toContainText('Accepted')
  await expect(row(page, office.packets[0]!)).toContainText('Ready')
  await desk.close()
  await central.stop()
  await office.remove()
})
