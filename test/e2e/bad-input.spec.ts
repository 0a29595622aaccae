/** What comes from outside and is not as it should be: said by name, and nothing is lost by it. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { framework, lookUp } from '../../central/demo/programme/index.ts'
import { issueCode } from '../../central/devices/codes.ts'
import { enrolDevice } from '../../central/devices/enrol.ts'
import { triesLimit } from '../../central/devices/tries.ts'
import type { Central } from '../../central/open.ts'
import { putPacket } from '../../central/programme/packets.ts'
import { makeKey } from '../../central/testing/device.ts'
import { deskPlace, openDesk, type Shell } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { reviewer } from '../support/reviewer.ts'
import { freePort, type Program } from '../support/programs.ts'
import { portal, type Proxy, startProxy, type Treatment } from '../support/proxy.ts'
import { enrolment, filesOf, ledgerOf, openRecords } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, openSyncSheet, row, status, syncNow } from '../support/window.ts'

let office: Office
let central: Program
let records: Central
let proxy: Proxy
/** Packets of the office, and what they grow to as tests put more in. */
let packets: number

test.beforeAll(async () => {
  office = await openOffice()
  packets = office.packets.length
  central = await office.start()
  records = await openRecords(office)
  proxy = await startProxy(central.address)
})
test.afterEach(() => proxy.treat())
test.afterAll(async () => {
  await proxy.close()
  await records.close()
  await central.stop()
  await office.remove()
})

const freshPlace = async () => deskPlace(await mkdtemp(join(office.folder, 'desk-')))

/** A workstation of its own for a test, enrolled through the proxy. */
const freshDesk = async (shell: Shell) =>
  openDesk(shell, await freshPlace(), await enrolment(records, proxy.address))

const freshCode = async () => (await issueCode(records.db, reviewer.id)).code

/** Answers in the right envelope with what nobody agreed on. */
const unreadable: Treatment = {
  json: (answer) => ({ ...answer, data: { ...answer.data, cursor: 7 } }),
}
const withoutSense: Treatment = {
  json: (answer) => ({ ...answer, data: { verdicts: [{ status: 'fine' }] } }),
}

const ofChanges = ({ path }: { path: string }) => path.startsWith('/v1/changes')
const ofDecisions = ({ path }: { path: string }) => path === '/v1/decisions'

test('the first screen names what is wrong with an address or a code', async ({ shell }) => {
  const desk = await openDesk(shell, await freshPlace())
  const { page } = desk
  const address = page.getByLabel('Address of central records')
  const code = page.getByLabel('One-time code')
  const refused = async (field: typeof code, ...said: string[]) => {
    await page.getByRole('button', { name: 'Enrol this machine' }).click()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toBeFocused()
    for (const words of said) await expect(field).toHaveAccessibleDescription(new RegExp(words))
  }
  const wrong = 'ZZZZ-ZZZZ-ZZZZ'
  await code.fill(wrong)

  await test.step('an address that is none', async () => {
    await address.fill('records')
    await refused(address, '“records” is not an address', 'Enter the whole address')
  })

  await test.step('an address where nothing is', async () => {
    const nothing = `http://127.0.0.1:${await freePort()}`
    await address.fill(nothing)
    await refused(address, `${nothing} cannot be reached`, 'Check the address')
  })

  await test.step('an address where something else is', async () => {
    proxy.treat(() => ({ instead: portal }))
    await address.fill(proxy.address)
    await refused(address, `${proxy.address} answers, but not as`, 'Check the address')
    const elsewhere = { status: 302, headers: { Location: 'https://example.org/' }, body: '' }
    proxy.treat(() => ({ instead: elsewhere }))
    await refused(address, `${proxy.address} answers, but not as`, 'Check the address')
  })

  await test.step('central records of another version', async () => {
    proxy.treat(() => ({ json: (answer) => ({ ...answer, protocol: 2 }) }))
    await refused(address, `${proxy.address} speak another version`, 'Update Evidence Desk')
    proxy.treat()
  })

  await test.step('codes that are wrong, used or expired', async () => {
    await refused(code, 'not one that central records gave out', 'Check the code')
    await code.fill('ABC')
    await refused(code, '12 letters and digits; this one has 3')

    const used = await freshCode()
    const other = { deviceName: 'Laptop', publicKey: makeKey().publicKey, reviewerId: null }
    await enrolDevice(records.db, { ...other, code: used.replaceAll('-', '') })
    await code.fill(used)
    await refused(code, 'was used already', 'Ask your office for a new code')

    const late = await freshCode()
    const expires_at = new Date(Date.now() - 1000)
    await records.db.updateTable('codes').set({ expires_at }).where('used_at', 'is', null).execute()
    await code.fill(late)
    await refused(code, 'has expired', 'Ask your office for a new code')
  })

  await test.step('too many tries, after which a good code is taken', async () => {
    const tried = { address: '127.0.0.1' }
    await records.db
      .insertInto('failed_tries')
      .values(Array.from({ length: triesLimit.address }, () => tried))
      .execute()
    const good = await freshCode()
    await code.fill(good)
    await refused(code, 'Too many codes were tried', 'Wait \\d+ minutes')
    await records.db.deleteFrom('failed_tries').execute()
    await page.getByRole('button', { name: 'Enrol this machine' }).click()
    await expect(page.getByRole('row')).toHaveCount(packets + 1)
  })
  await desk.close()
})

test('work goes on when the enrolment has expired, and is delivered after the next', async ({
  shell,
}) => {
  const mine = ['P-701', 'P-702', 'P-703']
  const desk = await freshDesk(shell)
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-701')
  await review(page, 'CFD-2', 'met')
  await expect(status(page)).toContainText('1 accepted')

  const bar = page.getByRole('region', { name: 'Enrolment' })
  await test.step('central records do not take the token any more', async () => {
    await expect(bar).toBeHidden()
    await records.db
      .updateTable('tokens')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    await review(page, 'CFD-1', 'not-yet')
    await expect(bar).toContainText('its enrolment has expired')
    await expect(bar).toContainText('Work goes on here')
    await review(page, 'CFD-3', 'met')
    await expect(status(page)).toContainText('2 on this machine only')
  })

  await test.step('a wrong code changes nothing', async () => {
    await bar.getByRole('button', { name: 'Enrol again' }).click()
    const sheet = page.getByRole('dialog', { name: 'Enrol again' })
    await expect(sheet.getByLabel('Address')).toHaveValue(proxy.address)
    await sheet.getByLabel('One-time code').fill('ZZZZ-ZZZZ-ZZZZ')
    await page.keyboard.press('Enter')
    await expect(sheet).toContainText('not one that central records gave out')
    await expect(status(page)).toContainText('2 on this machine only')

    await sheet.getByLabel('One-time code').fill(await freshCode())
    await page.keyboard.press('Enter')
    await expect(sheet).toBeHidden()
  })

  await test.step('the same device goes on where it was', async () => {
    await expect(status(page)).toContainText('3 accepted')
    await expect(bar).toBeHidden()
    const ledger = await ledgerOf(records, mine)
    expect(ledger.map(({ packetId }) => packetId)).toEqual(mine)
    expect(ledger.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(new Set(ledger.map(({ device }) => device)).size).toBe(1)
    expect(ledger.every(({ state }) => state === 'accepted')).toBe(true)
  })
  await desk.close()
})

test('an answer that does not fit is named, and the next good one heals', async ({ shell }) => {
  const desk = await freshDesk(shell)
  const { page } = desk
  await arrived(page, packets)

  await test.step('changes that nobody can read', async () => {
    proxy.treat((asked) => (ofChanges(asked) ? unreadable : undefined))
    await syncNow(page)
    // What was looked at in the sheet is not on the line any more; it stays in the sheet.
    const sheet = await openSyncSheet(page)
    await expect(sheet.getByRole('note')).toContainText(
      'An answer of central records about changes',
    )
    await expect(sheet.getByRole('note')).toContainText('Report this to your office if it stays')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row')).toHaveCount(packets + 1)
  })

  await test.step('a verdict that nobody can read', async () => {
    // The changes would bring the receipt that the verdict did not.
    proxy.treat((asked) =>
      ofChanges(asked) ? unreadable : ofDecisions(asked) ? withoutSense : undefined,
    )
    await openPacket(page, 'P-704')
    await review(page, 'FL-2', 'met')
    await expect(status(page)).toContainText('1 on this machine only')
    const sheet = await openSyncSheet(page)
    await expect(sheet).toContainText('about P-704 does not fit what was agreed')
    await page.keyboard.press('Escape')
    await expect(status(page)).toContainText('1 on this machine only')
  })

  await test.step('good answers again', async () => {
    proxy.treat()
    await syncNow(page)
    await expect(status(page)).toContainText('1 accepted')
    const sheet = await openSyncSheet(page)
    await expect(sheet.getByRole('note')).toBeHidden()
    await expect(sheet).not.toContainText('does not fit')
    expect(await ledgerOf(records, ['P-704'])).toHaveLength(1)
  })
  await desk.close()
})

test('a failure stays on the status line until it was looked at', async ({ shell }) => {
  proxy.treat((asked) => (ofChanges(asked) ? unreadable : undefined))
  const desk = await freshDesk(shell)
  const { page } = desk
  await expect(status(page)).toContainText('An answer of central records about changes')
  await openSyncSheet(page)
  await page.keyboard.press('Escape')
  await expect(status(page)).not.toContainText('An answer of central records')
  proxy.treat()
  await syncNow(page)
  await expect(page.getByRole('row')).toHaveCount(packets + 1)
  await desk.close()
})

test('evidence that arrives damaged holds up its packet alone', async ({ shell }) => {
  const [damaged] = await filesOf(records, 'P-703')
  proxy.treat(({ path }) =>
    path.endsWith(damaged!)
      ? {
          bytes: (part, at) => {
            const other = Buffer.from(part)
            if (at === 0) other[100] = other[100]! ^ 1
            return other
          },
        }
      : undefined,
  )
  const desk = await freshDesk(shell)
  const { page } = desk
  await expect(status(page)).toContainText(`${packets - 1} of ${packets} packets ready`)
  await expect(row(page, 'P-703')).toContainText(/Evidence missing|Accepted/)

  await test.step('the packet says which item it is, and what to do', async () => {
    await row(page, 'P-703').click()
    const details = page.getByRole('complementary', { name: 'Packet P-703' })
    await expect(details).toContainText('Main document arrived damaged')
    await expect(details).toContainText('ask your office to check the file')
    await expect(row(page, 'P-702')).not.toContainText('Evidence missing')
  })

  await test.step('it is whole once the way is clean', async () => {
    proxy.treat()
    await syncNow(page)
    await arrived(page, packets)
    await expect(page.getByRole('complementary')).not.toContainText('damaged')
  })
  await desk.close()
})

test('evidence that is not what its type says is told in its place', async ({ shell }) => {
  const { pathway, achievement, rubric } = lookUp('CFD-1')
  const put = async (title: string, mediaType: string, bytes: string) => ({
    id: title.replaceAll(' ', '-'),
    title,
    kind: 'file' as const,
    fileName: title,
    mediaType,
    ...(await records.evidence.put(Buffer.from(bytes))),
  })
  const evidence = [
    await put('Field log', 'application/pdf', 'Only a line of text.'),
    await put('Station photograph', 'image/jpeg', '%PDF-1.7 in truth'),
    await put('Torn report', 'application/pdf', '%PDF-1.7 and nothing after it'),
    await put('Notes', 'text/plain', 'What I saw at low water.'),
  ]
  await records.db.transaction().execute((trx) =>
    putPacket(trx, {
      id: 'P-720',
      attempt: 1,
      frameworkId: framework.id,
      pathwayId: pathway.id,
      achievementId: achievement.id,
      rubricId: rubric.id,
      rubricVersion: rubric.version,
      blind: false,
      learner: { id: 's-720', alias: 'Learner of P-720', name: 'Learner of P-720' },
      submittedAt: '2026-11-02T00:00:00.000Z',
      dueAt: null,
      evidence,
      reviewerId: reviewer.id,
    }),
  )
  packets += 1
  const desk = await freshDesk(shell)
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-720')
  const shown = (title: string) => page.getByRole('region', { name: `Evidence: ${title}` })
  await expect(shown('Field log')).toContainText('Field log says it is a PDF document, but')
  await expect(shown('Field log')).toContainText('Decide “Wrong file” or “Unreadable”')
  await page.keyboard.press('.')
  await expect(shown('Station photograph')).toContainText('says it is a JPEG picture, but')
  await page.keyboard.press('.')
  await expect(shown('Torn report')).toContainText('Torn report cannot be shown')
  await page.keyboard.press('.')
  await expect(shown('Notes')).toContainText('What I saw at low water.')
  await review(page, 'CFD-1', 'not-yet')
  await expect(status(page)).toContainText('accepted')
  expect(await ledgerOf(records, ['P-720'])).toHaveLength(1)
  await desk.close()
})

test('a sign-in page in the middle of work is no network', async ({ shell }) => {
  const desk = await freshDesk(shell)
  const { page } = desk
  await arrived(page, packets)
  await openPacket(page, 'P-705')
  proxy.treat(() => ({ instead: portal }))
  await review(page, 'CFD-1', 'met')
  await expect(status(page)).toContainText('Offline since')
  await expect(status(page)).toContainText('1 on this machine only')
  await review(page, 'CFD-2', 'met')
  await expect(status(page)).toContainText('2 on this machine only')
  const sheet = await openSyncSheet(page)
  await expect(sheet).toContainText('sign in to the network first')
  await page.keyboard.press('Escape')

  proxy.treat()
  await expect(status(page)).toContainText('2 accepted')
  await expect(status(page)).toContainText('Online')
  expect((await ledgerOf(records, ['P-705', 'P-706'])).map(({ state }) => state)).toEqual([
    'accepted',
    'accepted',
  ])
  await desk.close()
})

test('each fault of a manifest is named with its line, and the rest is imported', async () => {
  const folder = join(office.folder, 'faulty')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'notes.txt'), 'What I saw at low water.')
  await writeFile(join(folder, 'photo.jpg'), 'Not a picture.')
  const lines = [
    'packet,learner,achievement,attempt,reviewer,submitted,title,file,url',
    'P-731,s-731,CFD-1,,R-17,2026-11-02,Notes,notes.txt,',
    'P-732,s-732,CFD-1,,R-17,2026-11-02,Report,report.pdf,',
    'P-733,s-733,CFD-9,,R-17,2026-11-02,Notes,notes.txt,',
    'P-734,s-734,CFD-1,,R-17,last Friday,Notes,notes.txt,',
    'P-735,s-735,CFD-1,,R-99,2026-11-02,Notes,notes.txt,',
    'P-736,s-736,CFD-1,,R-17,2026-11-02,Photograph,photo.jpg,',
    'P-737,s-737,CFD-1,,R-17,2026-11-02,Page,,ftp://example.org/',
    'P-738,s-738,CFD-1,,R-17,2026-11-02,Notes,notes.txt,',
    'P-739,s-739,CFD-1,,R-17,2026-11-02,Outside,../packets/manifest.json,',
  ]
  await writeFile(join(folder, 'manifest.csv'), lines.join('\n'))
  const failed = await office.run('import', folder).then(
    () => null,
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
  expect(failed).toMatchObject({ code: 1 })
  const { stdout, stderr } = failed!
  expect(stdout).toContain('2 packets: 2 new')
  expect(stdout).toContain('7 faults')
  const said = (line: number) => stderr.split('\n').filter((text) => text.includes(`line ${line}:`))
  expect(said(3)).toEqual([expect.stringContaining('there is no file report.pdf')])
  expect(said(4)).toEqual([expect.stringContaining('there is no achievement CFD-9')])
  expect(said(5)).toEqual([expect.stringContaining('submitted')])
  expect(said(6)).toEqual([expect.stringContaining('there is no reviewer R-99')])
  expect(said(7)).toEqual([expect.stringContaining('photo.jpg is not image/jpeg')])
  expect(said(8)).toEqual([expect.stringContaining('http or https')])
  expect(said(10)).toEqual([expect.stringContaining('there is no file ../packets/manifest.json')])
  for (const good of [2, 9]) expect(said(good)).toEqual([])
  const rows = await records.db.selectFrom('packets').select('id').execute()
  const imported = rows.map(({ id }) => id).filter((id) => id.startsWith('P-73'))
  expect(imported.toSorted()).toEqual(['P-731', 'P-738'])
})
