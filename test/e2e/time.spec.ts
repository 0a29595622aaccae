/** Time at work is counted for the reviewer's own eyes, and a rest is spoken of in the status line. */
import { expect, type Page } from '@playwright/test'
import { violationsOn } from '../support/accessible.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { central } from '../support/programs.ts'
import { openFirst } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { arrived, scorable, status, syncNow } from '../support/window.ts'

/** In both themes, where somebody wants to look at them. */
async function shootBoth(page: Page, name: string) {
  const shots = process.env['EVIDENCE_SHOTS']
  if (!shots) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Works for so many minutes of the page's own clock, with a touch in each half. */
async function workFor(page: Page, minutes: number) {
  for (let half = 0; half < minutes * 2; half += 1) {
    await page.mouse.move(300 + (half % 7) * 10, 300)
    await page.clock.runFor(30_000)
  }
}

test('work is counted, a rest is spoken of, put off and switched off', async ({ shell }) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection]])
  const { page } = desk
  const shoot = (name: string) => shootBoth(page, name)
  const work = (minutes: number) => workFor(page, minutes)
  try {
    await arrived(page, 2)
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'Remind me to rest' }).click()
    await page.getByRole('option', { name: 'After 25 minutes of work' }).click()
    await shoot('settings-rest')
    await page.keyboard.press('q')
    await page.clock.install()
    await page.reload()
    await page.clock.runFor(1000)
    await openFirst(page, 2)
    await page.clock.runFor(1000)
    await scorable(page)
    const before = await page.getByRole('tab').first().boundingBox()
    await work(24)
    await expect(status(page)).not.toContainText('minutes of work')
    await work(2)
    await expect(status(page)).toContainText(/2[56] minutes of work/)
    // In the line, and nothing on the screen has moved for it.
    expect(await page.getByRole('tab').first().boundingBox()).toEqual(before)
    expect(await violationsOn(page)).toEqual([])
    await shoot('rest')
    await page.getByRole('button', { name: 'Later' }).click()
    await page.clock.runFor(1000)
    await expect(status(page)).not.toContainText('minutes of work')
    await work(10)
    await expect(status(page)).toContainText(/3[56] minutes of work/)
    await page.getByRole('button', { name: 'Don’t remind me' }).click()
    await page.clock.runFor(1000)
    await expect(status(page)).not.toContainText('minutes of work')

    await page.keyboard.press('Control+k')
    await page.clock.runFor(500)
    await page.keyboard.type('your time')
    await page.clock.runFor(500)
    await page.keyboard.press('Enter')
    await page.clock.runFor(500)
    const sheet = page.getByRole('dialog', { name: 'Your time' })
    await expect(sheet).toContainText(/This session\s*3\d min/)
    await expect(sheet).toContainText('Only you see this')
    await expect(sheet.getByRole('row', { name: /The whole packet/ })).toContainText(/3\d min/)
    expect(await violationsOn(page)).toEqual([])
    await shoot('your-time')
  } finally {
    await desk.remove()
  }
})

test('an office that asks for sums is seen to ask, and told of a week once it is over', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection]])
  const { page } = desk
  const toldToOffice = async () =>
    JSON.parse(await central(desk.office.data, 'times', '--json')) as { packets: number }[]
  const sheet = page.getByRole('dialog', { name: 'Your time' })
  try {
    await arrived(page, 1)
    await central(desk.office.data, 'settings', 'time-sums', 'on')
    // With the answers of one sync it is heard, and from the next on it is counted.
    await syncNow(page)
    await expect(status(page)).not.toContainText('asks for sums')
    await syncNow(page)
    await expect(status(page)).toContainText('Your office asks for sums of your time.')
    await shootBoth(page, 'office-asks')
    await page.getByRole('button', { name: 'See what it is told' }).click()
    await expect(sheet).toContainText('They name neither you nor a packet.')
    await expect(sheet).not.toContainText('sent to nobody')
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(status(page)).not.toContainText('asks for sums')

    // As if it were last week: the worker that syncs has the machine's own clock.
    await page.clock.install({ time: Date.now() - 7 * 24 * 60 * 60 * 1000 })
    await page.reload()
    await page.clock.runFor(1000)
    await openFirst(page, 1)
    await page.clock.runFor(1000)
    await scorable(page)
    await workFor(page, 3)
    await page.clock.resume()
    await syncNow(page)
    await expect.poll(toldToOffice).toMatchObject([{ machines: 1, packets: 1 }])
    await page.keyboard.press('Control+k')
    await page.keyboard.type('your time')
    await page.keyboard.press('Enter')
    await expect(sheet.getByRole('row', { name: /1 \d+ min.* Yes/ })).toBeVisible()
    await shootBoth(page, 'office-told')
  } finally {
    await desk.remove()
  }
})

test('the queue tells how much of what is due this week is decided', async ({ shell }) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection]])
  const { page } = desk
  const shots = process.env['EVIDENCE_SHOTS']
  const counts = page.locator('main > header')
  try {
    await arrived(page, 2)
    await expect(counts).toContainText('2 packets · 0 decided')
    await expect(counts).not.toContainText('due this week')
    // The day on which both are due.
    await page.clock.setFixedTime(new Date(2027, 0, 10, 9))
    await page.reload()
    await expect(counts).toContainText('0 of 2 due this week decided')
    await openFirst(page, 2)
    await scorable(page)
    await page.keyboard.press('o')
    await page.keyboard.type('Returned')
    await page.keyboard.press('Enter')
    await page.keyboard.press('f')
    await page.keyboard.type('Please add page 2.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(desk.packets[1]!)
    await page.keyboard.press('q')
    await expect(counts).toContainText('1 of 2 due this week decided')
    expect(await violationsOn(page)).toEqual([])
    if (!shots) return
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        await page.screenshot({ path: `${shots}/due-${colorScheme}-${width}.png` })
      }
  } finally {
    await desk.remove()
  }
})
