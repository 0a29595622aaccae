/** Practice packets are compared with the key; a qualification that is demanded opens its rubric's packets. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { rubrics } from '../../central/demo/programme/index.ts'
import { deskPlace, openDesk } from '../support/desk.ts'
import { review } from '../support/keyboard.ts'
import { type Office, openOffice } from '../support/office.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket, scorable, syncNow } from '../support/window.ts'

const rubric = rubrics.find(({ id }) => id === 'CFD-1-rubric')!

/** One packet to practise with and two rounds of one packet each; the key says that all is met. */
async function putSets(office: Office) {
  const folder = join(office.folder, 'sets')
  await mkdir(folder)
  const packet = (id: string, role: 'practice' | 'qualification') => ({
    id,
    learner: { id: `learner-${id}`, alias: 'A learner' },
    achievement: 'CFD-1',
    blind: true,
    submitted: '2026-10-01',
    evidence: [{ title: 'Reflection', text: `What was handed in as ${id}.` }],
    calibration: {
      role,
      agreed: rubric.criteria.map(({ id: criterion, requiredRatingId: rating }) => ({
        criterion,
        rating,
        reason: `Agreed because ${criterion} is shown.`,
      })),
    },
  })
  const packets = [
    packet('C-1', 'practice'),
    packet('Q-1', 'qualification'),
    packet('Q-2', 'qualification'),
  ]
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ packets }))
  await office.run('import', folder)
  await office.run('calibration', 'set', rubric.id, 'size', '1')
  await office.run('calibration', 'set', rubric.id, 'demanded', 'yes')
}

/** Goes on with Tab until a button has the focus, and presses it. */
async function tabTo(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: true })
  for (let turn = 0; turn < 30; turn += 1) {
    await page.keyboard.press('Tab')
    if (await button.evaluate((one) => one === document.activeElement)) break
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
}

const main = (page: Page) => page.getByRole('main')

async function goToCalibration(page: Page) {
  await page.keyboard.press('Shift+C')
  await expect(page.getByRole('heading', { level: 1, name: 'Calibration' })).toBeFocused()
}

test('practice is compared; a failed round keeps the packets locked, a passed one opens them offline', async ({
  shell,
}) => {
  test.setTimeout(180_000)
  const office = await openOffice()
  await putSets(office)
  const central = await office.start()
  const desk = await openDesk(
    shell,
    await deskPlace(office.folder),
    `${central.address} ${await office.code()}`,
  )
  const { page } = desk
  const locked = page.getByRole('heading', { name: /opens when you have qualified/ })
  try {
    await arrived(page, office.packets.length)
    await expect(page.getByRole('row', { name: 'P-702' })).toContainText('Locked: qualify first')
    await openPacket(page, 'P-702')
    await expect(locked).toBeVisible()
    await checkAccessible(page, 'locked')

    await goToCalibration(page)
    await expect(main(page)).toContainText('locked until you pass')
    await checkAccessible(page, 'sets')
    await tabTo(page, 'Practice 1')
    await scorable(page)
    for (const key of ['2', '2', '1', '2']) await page.keyboard.press(key)
    await expect(page.getByRole('button', { name: /^Compare/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '3 of 4 as agreed' })).toBeVisible()
    const off = page.locator('[data-criterion=first-records]')
    await expect(off).toContainText('1 step lower than agreed')
    await expect(off).toContainText('Agreed because first-records is shown.')
    await checkAccessible(page, 'compared')
    await page.keyboard.press('Backspace')
    await scorable(page)
    await expect(page.getByRole('contentinfo')).not.toContainText('accepted')

    await goToCalibration(page)
    await tabTo(page, 'Round 1, packet 1')
    await scorable(page)
    await review(page, 'CFD-1', 'not-yet')
    await expect(main(page)).toContainText('Not passed: 3 of 4 ratings as agreed.')
    await checkAccessible(page, 'failed')
    await syncNow(page)
    await expect(page.getByRole('button', { name: 'Round 2, packet 1', exact: true })).toBeVisible({
      timeout: 15_000,
    })

    await central.stop()
    await tabTo(page, 'Round 2, packet 1')
    await scorable(page)
    await review(page, 'CFD-1', 'met')
    await expect(main(page)).toContainText('Passed: 4 of 4 ratings as agreed.')
    await checkAccessible(page, 'passed')
    await openPacket(page, 'P-702')
    await scorable(page)
    await expect(locked).toBeHidden()

    await office.start()
    await syncNow(page)
    await expect(page.getByRole('contentinfo')).toContainText('2 accepted')
    expect(await office.run('calibration')).toMatch(/CFD-1-rubric +2 +passed/)
  } finally {
    await desk.close()
    await office.remove()
  }
})
