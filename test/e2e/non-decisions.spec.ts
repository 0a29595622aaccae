/** What is no decision asks for what it needs and goes where it says; a recusal hides its packet. */
import { expect, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { reflection } from '../support/evidence.ts'
import { openDeskOn, rubric } from '../support/hand-ins.ts'
import { central } from '../support/programs.ts'
import { openFirst } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { arrived, scorable, status, syncNow } from '../support/window.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const outcome = (page: Page) => page.getByRole('region', { name: 'Outcome' })

/** Chooses an outcome by typing the beginning of its name. */
async function choose(page: Page, name: string) {
  await page.keyboard.press('o')
  await expect(page.getByRole('menu', { name: 'Outcome' })).toBeVisible()
  await page.keyboard.type(name)
  await expect(page.getByRole('menuitemradio', { name })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toContainText(name)
}

async function holdDecisions(page: Page) {
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Send decisions' }).click()
  await page.getByRole('option', { name: 'After 10 minutes' }).click()
  await page.keyboard.press('q')
  await expect(page.getByRole('grid', { name: 'Packets' })).toBeFocused()
}

test('each asks for what it needs, and a recusal hides its packet until it is taken back', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection], [reflection], [reflection], [reflection]])
  const { page } = desk
  const [first, second, third, fourth] = desk.packets as [string, string, string, string]
  try {
    await arrived(page, 4)
    await holdDecisions(page)
    await openFirst(page, 4)
    await scorable(page)
    await choose(page, 'Not enough evidence')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(`1 ${rubric.criteria[0]!.title}`)).toBeFocused()
    await page.keyboard.press('Space')
    await checkAccessible(page, 'not-enough')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Feedback to the learner')).toBeFocused()
    await page.keyboard.type('Please add your log of the second visit.')
    await page.keyboard.press('Control+Enter')
    await expect(heading(page)).toContainText(second)

    await scorable(page)
    await choose(page, 'Recused')
    await expect(outcome(page)).toContainText('gives it to another reviewer')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('I know the learner')).toBeFocused()
    await page.keyboard.press('Space')
    await checkAccessible(page, 'recused')
    await page.keyboard.press('Enter')
    await expect(heading(page)).toContainText(third)

    // Neither in the queue, nor by its name or its learner's, nor by walking back or by address.
    await page.keyboard.press('q')
    await expect(page.getByRole('row', { name: third })).toBeVisible()
    await expect(page.getByRole('row', { name: second })).toBeHidden()
    await page.keyboard.press('Control+k')
    await page.keyboard.type(second)
    await expect(page.getByText('Nothing has this name here.')).toBeVisible()
    // The first empties the field.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goBack()
    await page.goBack()
    await expect(page.getByText(`You stepped back from ${second}`)).toBeVisible()
    await expect(page.getByText('Learner Number1')).toHaveCount(0)
    await expect(page.getByText(reflection.title)).toHaveCount(0)
    await checkAccessible(page, 'stepped-back')

    await page.keyboard.press('q')
    await page.getByRole('grid', { name: 'Packets' }).focus()
    await page.keyboard.press('Control+z')
    await expect(heading(page)).toContainText(second)
    await scorable(page)
    await expect(outcome(page)).toContainText('Recused')
    await page.keyboard.press('Enter')
    await expect(heading(page)).toContainText(third)

    await scorable(page)
    await choose(page, 'Authenticity doubt')
    await expect(outcome(page)).toContainText('the learner sees nothing of it')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Note to the office')).toBeFocused()
    await page.keyboard.type('The same text as in another packet.')
    await checkAccessible(page, 'doubt')
    await page.keyboard.press('Control+Enter')
    await expect(heading(page)).toContainText(fourth)

    await syncNow(page)
    await expect(status(page)).toContainText('accepted')
    await expect(status(page)).not.toContainText('on this machine only')
    // The recused packet is given back, its evidence too.
    await expect(status(page)).toContainText('3 of 3 packets ready')
    const waiting = JSON.parse(await central(desk.office.data, 'waiting', '--json'))
    expect(waiting).toMatchObject({
      doubts: [{ packet: third, note: 'The same text as in another packet.' }],
      recused: [{ packet: second, reason: 'I know the learner' }],
    })
    await page.goto(`${page.url().split('#')[0]}#/review/${second}`)
    await expect(page.getByText('it is with the office')).toBeVisible()
    expect(first).not.toBe(second)
  } finally {
    await desk.remove()
  }
})

test('a tick by key is shown where it is below the fold, and nothing else moves', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection]])
  const { page } = desk
  try {
    await openFirst(page, 1)
    await scorable(page)
    const boxes = page.getByRole('tabpanel').getByRole('checkbox')
    await expect(boxes.first()).toBeAttached()
    const verdict = await outcome(page).boundingBox()
    const count = Math.min(9, await boxes.count())
    for (const at of [count - 1, 0]) {
      await page.keyboard.press(`Shift+Digit${at + 1}`)
      await expect(boxes.nth(at)).toBeChecked()
      await expect(boxes.nth(at)).toBeInViewport({ ratio: 1 })
    }
    expect(await outcome(page).boundingBox()).toEqual(verdict)
    await checkAccessible(page, 'ticks')
  } finally {
    await desk.remove()
  }
})
