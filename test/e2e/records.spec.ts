/** What a machine tells of itself: its activity log and its diagnostics, saved from Settings. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { checkLog } from '../../electron/host/activity/lines.ts'
import { WindowKey } from '../../shared/protocol/host.ts'
import { Diagnostics } from '../../shared/protocol/diagnostics.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { putHandIns } from '../support/hand-ins.ts'
import { review } from '../support/keyboard.ts'
import { temporaryFolder } from '../support/office.ts'
import { central, freePort, startCentral } from '../support/programs.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { openPacket, scorable, status } from '../support/window.ts'

const damaged = {
  name: 'Canary field log of Ines.txt',
  mediaType: 'text/plain',
  bytes: Buffer.from('Canary bytes of the field log'),
}

async function saved(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const stream = await download.createReadStream()
  let text = ''
  for await (const part of stream) text += String(part)
  return { name: download.suggestedFilename(), text }
}

const files = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

test('activity and diagnostics are saved from Settings, and no learner is in them', async ({
  shell,
}, info) => {
  test.skip(shell === 'electron', 'saving opens a dialog of the system')
  const folder = await temporaryFolder()
  const data = join(folder, 'central')
  const packets = await putHandIns(data, [
    [{ title: 'Canary reflection', text: 'Canary text of the learner' }],
    [damaged],
  ])
  // It arrives damaged: a problem whose words name it.
  for (const { parentPath, name } of await files(join(data, 'evidence')))
    await writeFile(join(parentPath, name), Buffer.alloc(damaged.bytes.length))
  const records = await startCentral({ data, port: await freePort() })
  const { code } = JSON.parse(await central(data, 'enrol', reviewer.id, '--json'))
  const place = await deskPlace(folder)
  const desk = await openDesk(shell, place, `${records.address} ${code}`)

  const { page } = desk
  await openPacket(page, packets[0]!)
  await scorable(page)
  await page.keyboard.press('f')
  await expect(page.getByLabel('Feedback to the learner')).toBeFocused()
  await page.keyboard.type('Canary feedback')
  await page.keyboard.press('Escape')
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('1 accepted')

  await page.getByRole('link', { name: 'Settings' }).click()
  const section = page.getByRole('region', { name: 'Records of this machine' })
  await section.scrollIntoViewIfNeeded()
  await section.screenshot({ path: info.outputPath('records.png') })

  const log = await saved(page, 'Save the activity log')
  expect(log.name).toMatch(/^evidence-desk-activity-\d{4}-\d\d-\d\d\.jsonl$/)
  const { entries, brokenAt } = checkLog(log.text)
  expect(brokenAt).toBeNull()
  const told = entries.map(({ kind, packet }) => (packet ? `${kind} ${packet}` : kind))
  const [id] = packets
  expect(told.filter((one) => one !== 'unlock')).toEqual(
    expect.arrayContaining(['started', 'enrolled', `opened ${id}`, `decided ${id}`, `sent ${id}`]),
  )

  await expect
    .poll(async () => Diagnostics.parse(JSON.parse((await saved(page, 'Save diagnostics')).text)), {
      timeout: 60_000,
    })
    .toMatchObject({
      host: { decisionsFile: { records: 1, damagedAt: null } },
      window: {
        journal: { counts: { accepted: 1 } },
        library: { counts: { packets: 2 } },
        problems: { 'evidence-corrupt': 1 },
      },
    })
  const diagnostics = await saved(page, 'Save diagnostics')
  expect(diagnostics.name).toMatch(/^evidence-desk-diagnostics-\d{4}-\d\d-\d\d\.json$/)

  const { key } = WindowKey.parse(
    await page.evaluate(async () => (await fetch('/host/key')).json()),
  )
  const secrets = ['Canary', 'Learner Number', 'Looked at', reviewer.name, place.profile, key, code]
  for (const name of ['vault.json', 'secrets.json']) {
    const file = JSON.parse(await readFile(join(place.profile, name), 'utf8'))
    secrets.push(file.key ?? file.sealed)
  }
  for (const { text } of [log, diagnostics])
    for (const secret of secrets) {
      expect(secret).toBeTruthy()
      expect(text).not.toContain(secret)
    }
  await desk.close()
  await records.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})
