/** Places in the evidence are chosen, tied, found again and taken back, in the document itself. */
import { expect, type Locator, type Page } from '@playwright/test'
import { makeFiles } from '../support/documents.ts'
import { longDocument, reflection } from '../support/evidence.ts'
import { type HandIn, openDeskOn, rubric } from '../support/hand-ins.ts'
import { decide } from '../support/keyboard.ts'
import { openRecords, ledgerOf } from '../support/records.ts'
import { test } from '../support/test.ts'
import { arrived, status, syncNow } from '../support/window.ts'

const [first, second] = rubric.criteria

const sheet = (page: Page, number: number) =>
  page.getByRole('region', { name: `Page ${number} of 60`, exact: true })
const chips = (page: Page) => page.getByRole('list', { name: 'Places in the evidence' })
const chip = (page: Page, name: string) => chips(page).getByRole('button', { name, exact: true })
const tieButton = (page: Page) => chips(page).getByRole('button', { name: /^Tie / })
const places = (where: Locator) => where.locator('[data-wanted]')
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

async function openFirst(page: Page) {
  await arrived(page, 1)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(sheet(page, 1).getByText('Logbook, page 1 of 60')).toBeVisible()
}

/** Selects from the beginning of one text to the end of another, as a hand with a mouse does. */
async function select(page: Page, from: Locator, to: Locator) {
  const [one, other] = [(await from.boundingBox())!, (await to.boundingBox())!]
  await page.mouse.move(one.x + 1, one.y + one.height / 2)
  await page.mouse.down()
  await page.mouse.move(other.x + other.width - 1, other.y + other.height / 2, { steps: 8 })
  await page.mouse.up()
}

/** Whether two places on screen are the same but for some pixels. */
async function covers(place: Locator, text: Locator) {
  const [one, other] = [(await place.boundingBox())!, (await text.boundingBox())!]
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(one[side] - other[side]), side).toBeLessThan(6)
}

test('passages, regions and items are tied, lead both ways, and are taken back', async ({
  shell,
}) => {
  const picture = (await makeFiles()).find(({ name }) => name === 'garden.jpg')!
  const items: HandIn[] = [await longDocument(), reflection, picture]
  const desk = await openDeskOn(shell, [items])
  const { page } = desk
  try {
    await openFirst(page)

    await test.step('a passage', async () => {
      const heading = sheet(page, 1).getByText('Logbook, page 1 of 60')
      await select(page, heading, heading)
      await expect(tieButton(page)).toContainText('p. 1 “Logbook, page 1 of 60”')
      await page.keyboard.press('e')
      await expect(chip(page, 'Logbook p. 1 “Logbook, page 1 of 60”')).toBeVisible()
      await covers(places(sheet(page, 1)), heading)
      // It follows the page wherever that goes.
      for (const key of ['+', 'r', 'h']) {
        await page.keyboard.press(key)
        await expect(places(sheet(page, 1))).toBeVisible()
        await covers(places(sheet(page, 1)), heading)
      }
      for (const key of ['r', 'r', 'r', 'w']) await page.keyboard.press(key)
      await expect(tieButton(page)).toContainText('Tie Logbook p. 1')
    })

    await test.step('a region, by hand and by keys', async () => {
      await page.keyboard.press('d')
      const paper = (await sheet(page, 1).boundingBox())!
      await page.mouse.move(paper.x + 100, paper.y + 200)
      await page.mouse.down()
      await page.mouse.move(paper.x + 300, paper.y + 260, { steps: 5 })
      await page.mouse.up()
      await expect(tieButton(page)).toContainText('p. 1 (region)')
      await page.keyboard.press('e')
      await expect(places(sheet(page, 1))).toHaveCount(2)

      await page.keyboard.press('d')
      const region = page.getByRole('application', { name: /^Region to tie/ })
      await expect(region).toBeFocused()
      const before = (await region.boundingBox())!
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Shift+ArrowRight')
      await expect
        .poll(async () => (await region.boundingBox())!.width)
        .toBeGreaterThan(before.width)
      await page.keyboard.press('Enter')
      await expect(region).toHaveCount(0)
      await chips(page).getByRole('button', { name: 'Let go what was chosen' }).click()
      await expect(tieButton(page)).toHaveText(/^Tie Logbook p. 1 /)
    })

    await test.step('from the criterion to the place, and from the place to the criterion', async () => {
      await page.keyboard.press('g')
      await page.keyboard.type('30')
      await page.keyboard.press('Enter')
      await expect(sheet(page, 30)).toBeInViewport()
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('tab', { selected: true })).toContainText(second!.title)
      await page.keyboard.press('e')
      await expect(chip(page, 'Logbook p. 30')).toBeVisible()

      await page.keyboard.press('ArrowUp')
      await chip(page, 'Logbook p. 1 “Logbook, page 1 of 60”').click()
      await expect(places(sheet(page, 1)).first()).toBeInViewport()
      await page.getByRole('tab').nth(1).click()
      await places(sheet(page, 1)).first().click()
      await expect(page.getByRole('tab', { selected: true })).toContainText(first!.title)
    })

    await test.step('a whole item, and a part of a picture', async () => {
      await page.keyboard.press('.')
      await page.keyboard.press('.')
      const reading = page.getByRole('region', { name: 'Evidence: garden.jpg' })
      await expect(reading.getByRole('img')).toBeInViewport()
      await page.keyboard.press('i')
      await expect(chip(page, 'garden.jpg')).toBeVisible()
      await page.keyboard.press('d')
      await page.keyboard.press('Enter')
      await expect(tieButton(page)).toContainText('garden.jpg (region)')
      await page.keyboard.press('e')
      await expect(places(reading)).toBeVisible()
    })

    await test.step('a note, and steps back', async () => {
      await chips(page).getByRole('button', { name: 'Note on garden.jpg', exact: true }).click()
      await page.getByLabel('Note on garden.jpg', { exact: true }).last().fill('The south wall')
      await saved(page)
      await page.getByRole('main').focus()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(page.getByText('The south wall')).toHaveCount(0)
      await page.keyboard.press('ControlOrMeta+z')
      await expect(chip(page, 'garden.jpg (region)')).toHaveCount(0)
      await expect(chip(page, 'garden.jpg')).toBeVisible()
      await saved(page)
    })

    await test.step('all of it is there after a restart, and in what is decided', async () => {
      await page.reload()
      await expect(places(sheet(page, 1))).toHaveCount(2)
      const undecidable = page.getByText('Not yet decidable')
      while (await undecidable.isVisible()) await page.keyboard.press('1')
      await page.getByRole('main').focus()
      await decide(page)
      await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
      await syncNow(page)
      await expect(status(page)).not.toContainText('on this machine only')
    })

    const records = await openRecords(desk.office)
    const [decided] = await ledgerOf(records, desk.packets)
    await records.close()
    const anchors = decided!.kind === 'withdrawal' ? [] : decided!.scores[0]!.anchors
    expect(anchors.map(({ place }) => place.type)).toEqual(['passage', 'region', 'item'])
    expect(anchors[0]!.place).toMatchObject({
      page: 0,
      exact: 'Logbook, page 1 of 60',
      start: 0,
      prefix: '',
    })
  } finally {
    await desk.remove()
  }
})
