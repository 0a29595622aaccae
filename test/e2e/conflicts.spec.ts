/** Decisions that central records could not put into effect, and those that the reviewer takes back. */
import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { sql } from 'kysely'
import { rubrics } from '../../central/demo/programme/index.ts'
import { listDecisions } from '../../central/ledger/list.ts'
import type { Central } from '../../central/open.ts'
import { putRubric } from '../../central/programme/frameworks.ts'
import { enrolDevice } from '../../central/testing/device.ts'
import type { Score } from '../../shared/model/decision.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { importPackets } from '../support/packets.ts'
import type { Program } from '../support/programs.ts'
import { portal, type Proxy, startProxy } from '../support/proxy.ts'
import { enrolment, ledgerOf, openRecords } from '../support/records.ts'
import { reviewer } from '../support/reviewer.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, scorable, status, syncNow } from '../support/window.ts'

let office: Office
let central: Program
let records: Central
let network: Proxy

test.beforeAll(async () => {
  office = await openOffice()
  central = await office.start()
  records = await openRecords(office)
  network = await startProxy(central.address)
})
test.afterAll(async () => {
  await network.close()
  await records.close()
  await central.stop()
  await office.remove()
})

const goOffline = () => network.treat(() => ({ instead: portal }))
const goOnline = () => network.treat()
/** The network goes right after the decisions were answered, before anything else can be asked for. */
const goAfterVerdicts = () =>
  network.treat(({ path }) => (path.startsWith('/v1/changes') ? { instead: portal } : undefined))

const achievement = 'CFD-1'
const rubric = rubrics.find(({ achievementId }) => achievementId === achievement)!

const log = (id: string, more = '') => `${id}: station one, low water.${more}`
const handIn = (ids: string[], more = '') =>
  importPackets(
    office,
    ids.map((id) => ({
      id,
      achievement,
      evidence: [
        { title: 'Field log', text: log(id, more) },
        { title: 'Reflection', text: `What ${id} taught me: to wait.` },
      ],
    })),
  )

const evidenceOf = (id: string) =>
  [log(id), `What ${id} taught me: to wait.`].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  )

/** What another device sends: a decision that no ratings decide. */
const unrated = (outcome: 'returned' | 'recused') => ({
  rubricId: rubric.id,
  rubricVersion: 1,
  outcome,
  feedback: 'Please add the second page.',
  scores: rubric.criteria.map(({ id }): Score => ({
    criterionId: id,
    ratingId: null,
    noRating: 'not-rated',
    comment: '',
    anchors: [],
    keptFrom: null,
  })),
})

const kindsOf = async (id: string) =>
  (await ledgerOf(records, [id])).map(({ kind, state }) => `${kind} ${state}`)
const effectsOf = async (id: string) =>
  (await listDecisions(records.db))
    .filter(({ packet, device }) => packet === id && !elsewhere.has(device))
    .toSorted((one, other) => one.sequence - other.sequence)
    .map(({ effect }) => effect)
/** Devices other than the window's. */
const elsewhere = new Set<string>()

const main = (page: Page) => page.getByRole('main')
const openConflict = async (page: Page, id: string) => {
  await page.keyboard.press('x')
  await page.getByRole('link', { name: id }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id)
  // The heading comes first; keys choose once the choices can be seen.
  await expect(page.getByRole('complementary', { name: 'What to do' })).toBeVisible()
}
/** Opens what was decided before; its keys work once the decision can be seen. */
const openDecided = async (page: Page, id: string, outcome: string) => {
  await openPacket(page, id)
  await expect(page.getByRole('region', { name: 'Decision' })).toContainText(outcome)
}

/** Waits until the window has gone on from a packet: a key pressed before would be lost on the way. */
const left = (page: Page, id: string) =>
  expect(page.getByRole('heading', { level: 1 })).not.toContainText(id)

/** Rates what is asked again as it was, by the keyboard. */
async function answer(page: Page) {
  await scorable(page)
  for (const { title } of rubric.criteria) {
    const tab = page.getByRole('tab', { name: title })
    if (!(await tab.textContent())?.includes('asked again')) continue
    await tab.click()
    await expect(page.getByRole('region', { name: 'Your rating before' })).toBeVisible()
    await main(page).focus()
    await page.keyboard.press('e')
    await page.keyboard.press('2')
  }
}

test('each kind of conflict is made while the window is offline, and resolved on screen', async ({
  shell,
}) => {
  test.setTimeout(420_000)
  const ids = ['P-801', 'P-802', 'P-803', 'P-804', 'P-805', 'P-806', 'P-807'] as const
  const [revised, reworded, withdrawn, reassigned, onAnother, byAnother, retitled] = ids
  await handIn([...ids])
  await office.run('reviewers', 'add', 'R-2', 'Second Reviewer')
  const place = await deskPlace(await mkdtemp(join(office.folder, 'desk-')))
  const desk = await openDesk(shell, place, await enrolment(records, network.address))
  const { page } = desk
  await arrived(page, office.packets.length + ids.length)
  goOffline()

  await test.step('seven packets are decided', async () => {
    for (const id of ids) {
      await openPacket(page, id)
      await scorable(page)
      await review(page, achievement, 'met')
      await left(page, id)
    }
    await expect(status(page)).toContainText('7 on this machine only')
  })

  await test.step('meanwhile everything moves at central records', async () => {
    await handIn([revised], ' Station two, high water.')
    await records.db.transaction().execute(async (trx) => {
      const [first, ...rest] = rubric.criteria
      const stricter = { ...first!, description: 'Look for a plan that was written down.' }
      await putRubric(trx, { ...rubric, version: 2, criteria: [stricter, ...rest] })
      await putRubric(trx, { ...rubric, version: 3, title: 'Reading the whole shore' })
      await sql`update packets set rubric_version = 2 where id = ${reworded}`.execute(trx)
      await sql`update packets set rubric_version = 3 where id = ${retitled}`.execute(trx)
      await sql`insert into feed (kind, subject, reviewer_id)
        select 'packet', id, reviewer_id from packets where id in (${reworded}, ${retitled})`.execute(
        trx,
      )
    })
    await office.run('withdraw', withdrawn)
    await office.run('assign', reassigned, 'R-2')
    const at = { central: records, address: central.address, reported: [], close: async () => {} }
    const mine = await enrolDevice(at, reviewer.id)
    const theirs = await enrolDevice(at, 'R-2')
    elsewhere.add(mine.deviceId).add(theirs.deviceId)
    const first = mine.decide(onAnother, evidenceOf(onAnother), unrated('returned'))
    const second = mine.decide(byAnother, evidenceOf(byAnother), {
      ...unrated('recused'),
      previousHash: first.signed.hash,
    })
    await mine.send(first.signed, second.signed)
    await office.run('assign', byAnother, 'R-2')
    await theirs.send(theirs.decide(byAnother, evidenceOf(byAnother), unrated('returned')).signed)
    await office.run('assign', byAnother, reviewer.id)
  })

  goAfterVerdicts()
  await syncNow(page)
  await expect(status(page)).toContainText('6 conflicts')
  await expect(page.getByRole('link', { name: 'Conflicts: 6' })).toBeVisible()
  // What was retitled alone is in effect, with the version noted.
  expect(await kindsOf(retitled)).toEqual(['review accepted'])
  goOffline()

  await test.step('all of it can be looked at and resolved without the network', async () => {
    await openConflict(page, revised)
    await expect(main(page)).toContainText('The learner handed in a new revision')
    const changed = page.getByRole('region', { name: 'Evidence that changed' })
    await expect(changed).toContainText('Field log')
    await changed.getByRole('button', { name: 'Field log, as you saw it' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Field log' })
    const document = dialog.getByRole('region', { name: 'Evidence: Field log' })
    await expect(document).toContainText('station one, low water.')
    await expect(document).not.toContainText('Station two')
    await dialog.getByRole('radio', { name: 'as it is now' }).press('Space')
    await expect(document).toContainText('Station two, high water.')
    // A key of the reader here, which under it would withdraw.
    await page.keyboard.press('w')
    await expect(page.getByLabel('Reason')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await main(page).focus()
    const asked = page.getByRole('row', { name: /First records/ })
    await expect(asked).toContainText('asked again')
    await expect(page.getByRole('row', { name: /Visit plan/ })).toContainText('stays as it is')
    await page.keyboard.press('Enter')
    await answer(page)
    await page.keyboard.press('Enter')
    await left(page, revised)

    await openConflict(page, reworded)
    await expect(page.getByRole('row', { name: /Visit plan/ })).toContainText(
      'Look for a plan that was written down.',
    )
    await expect(page.getByRole('row', { name: /Visit plan/ })).toContainText('asked again')
    await page.keyboard.press('Enter')
    await answer(page)
    await page.keyboard.press('Enter')
    await left(page, reworded)

    await openConflict(page, withdrawn)
    await expect(main(page)).toContainText('Looked at Visit plan.')
    await page.keyboard.press('o')
    await expect(page.getByRole('heading', { name: 'Conflicts' })).toBeVisible()

    await openConflict(page, reassigned)
    await page.keyboard.press('w')
    await expect(page.getByLabel('Reason')).toBeFocused()
    await page.keyboard.type('I know the family')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('heading', { name: 'Conflicts' })).toBeVisible()

    await openConflict(page, onAnother)
    await expect(main(page)).toContainText('You decided it on another device')
    await page.keyboard.press('Enter')
    await scorable(page)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Reason for the amendment')).toBeFocused()
    await page.keyboard.type('The second page was there')
    await page.keyboard.press('ControlOrMeta+Enter')
    await left(page, onAnother)

    await openConflict(page, byAnother)
    await expect(main(page)).toContainText('Another reviewer’s decision is in effect')
    await page.keyboard.press('o')
    await expect(page.getByRole('heading', { name: 'No conflicts' })).toBeVisible()
    await expect(status(page)).not.toContainText('conflict')
  })

  goOnline()
  await syncNow(page)
  await expect(status(page)).not.toContainText('on this machine only')
  expect(await effectsOf(revised)).toEqual(['packet-revised', 'in effect'])
  expect(await effectsOf(reworded)).toEqual(['rubric-revised', 'in effect'])
  expect(await effectsOf(withdrawn)).toEqual(['withdrawn', 'kept'])
  expect(await effectsOf(reassigned)).toEqual(['taken back', 'took back'])
  expect(await effectsOf(onAnother)).toEqual(['decided-elsewhere', 'in effect'])
  expect(await effectsOf(byAnother)).toEqual(['decided-by-another', 'kept'])
  const [, resubmitted] = await ledgerOf(records, [revised])
  expect(resubmitted).toMatchObject({ kind: 'review', packetRevision: 2, outcome: 'met' })
  expect(resubmitted).toHaveProperty('scores.0.comment', 'Looked at Visit plan.')
  const amended = (await ledgerOf(records, [onAnother])).find(({ kind }) => kind === 'amendment')
  expect(amended).toMatchObject({ reason: 'The second page was there', outcome: 'met' })
  await office.run('verify')
  // What nobody else may see any more has left the device.
  await page.getByRole('link', { name: 'Queue' }).click()
  await expect(page.getByRole('row', { name: withdrawn })).toHaveCount(0)
  await expect(page.getByRole('row', { name: reassigned })).toHaveCount(0)
  await desk.close()
})

test('a decision is taken back before it is sent, and amended and withdrawn after', async ({
  shell,
}) => {
  const id = 'P-811'
  await handIn([id])
  const place = await deskPlace(await mkdtemp(join(office.folder, 'desk-')))
  const desk = await openDesk(shell, place, await enrolment(records, network.address))
  const { page } = desk
  await expect(page.getByRole('row', { name: id })).toContainText('Ready')
  goOffline()
  await openPacket(page, id)
  await scorable(page)
  await review(page, achievement, 'not-yet')
  await left(page, id)
  await openDecided(page, id, 'Not yet')
  await page.keyboard.press('u')
  await scorable(page)
  await page.getByRole('tab').first().click()
  await expect(page.getByLabel('Comment')).toHaveValue('Looked at Visit plan.')
  await main(page).focus()
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await left(page, id)
  await expect(status(page)).toContainText('3 on this machine only')

  goOnline()
  await syncNow(page)
  await expect(status(page)).toContainText('3 accepted')
  expect(await effectsOf(id)).toEqual(['taken back', 'took back', 'in effect'])

  await openDecided(page, id, 'Met')
  // The receipt is on its way to this panel: until it came, the key means to take the decision back.
  await expect(page.getByRole('button', { name: 'Amend…' })).toBeVisible()
  await page.keyboard.press('u')
  await scorable(page)
  await page.getByRole('tab').first().click()
  await main(page).focus()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Reason for the amendment')).toBeFocused()
  await page.keyboard.type('The tide is missing')
  await page.keyboard.press('ControlOrMeta+Enter')
  await left(page, id)
  await expect(status(page)).toContainText('4 accepted')
  expect(await effectsOf(id)).toEqual(['taken back', 'took back', 'replaced', 'in effect'])

  await openDecided(page, id, 'The tide is missing')
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByLabel('Reason').fill('Wrong packet after all')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(status(page)).toContainText('5 accepted')
  expect((await effectsOf(id)).slice(2)).toEqual(['in effect', 'taken back', 'took back'])
  await office.run('verify')
  await desk.close()
})
