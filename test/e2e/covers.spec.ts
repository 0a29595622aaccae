/** What is covered of a document is seen, found, chosen and copied nowhere; names stay with the office. */
import { expect, type Locator, type Page } from '@playwright/test'
import { checkAccessible } from '../support/accessible.ts'
import { makeFiles, makePdf } from '../support/documents.ts'
import { type HandIn, type OpenDesk, openDeskOn } from '../support/hand-ins.ts'
import { central } from '../support/programs.ts'
import { findIn, findInAll, keep, openFirst, reader } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { syncNow } from '../support/window.ts'

const learner = { id: 'mrostami', alias: 'Learner 4711', name: 'Maryam Rostami' }
const name = /maryam|rostami/i

const office = (page: Page) => page.getByRole('img', { name: /^Covered by the office/ })
const own = (page: Page) => page.getByRole('button', { name: /^Covered by you/ })
const sheet = (page: Page, number: number) =>
  page.getByRole('region', { name: `Page ${number} of 3`, exact: true })

/** A page on which each line that tells the name is covered by nothing yet. */
async function handIns(): Promise<HandIn[]> {
  const picture = (await makeFiles()).find(({ name: file }) => file === 'garden.jpg')!
  return [
    {
      name: 'Report of Maryam Rostami.pdf',
      mediaType: 'application/pdf',
      bytes: await makePdf('Maryam Rostami', 3),
    },
    { ...picture, name: 'MaryamRostami_garden.jpg' },
    { title: 'Rostami, M.', text: 'I am Maryam. The tide was out.' },
    { title: 'My page', url: 'https://example.org/maryam-rostami' },
  ]
}

const cover = (desk: OpenDesk, ...words: string[]) =>
  central(desk.office.data, 'covers', 'add', 'P-901', ...words)

/** The colours that a part of a canvas has, in per cent of it; one where it is covered, none before it is painted. */
const coloursIn = (canvas: Locator, [x, y, width, height]: number[]) =>
  canvas.evaluate(
    (element: HTMLCanvasElement, [left, top, across, down]) => {
      if (element.width === 0) return []
      const copy = new OffscreenCanvas(element.width, element.height)
      const context = copy.getContext('2d')!
      context.drawImage(element, 0, 0)
      const share = (of: number, part: number) => Math.round((of * part) / 100)
      const { data } = context.getImageData(
        share(element.width, left!),
        share(element.height, top!),
        share(element.width, across!),
        share(element.height, down!),
      )
      const colours = new Set<string>()
      for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join())
      return [...colours]
    },
    [x, y, width, height],
  )
const paper = '220,216,208,255'

/** Watches every frame for a page that is painted before it is covered. */
const watchFrames = (page: Page) =>
  page.addInitScript(() => {
    const seen = ((window as unknown as { bare: string[] }).bare = [] as string[])
    const look = () => {
      for (const one of document.querySelectorAll('section[aria-label^="Page 1 of 3"]'))
        if (
          one.querySelector('canvas') &&
          !one.querySelector('[aria-label^="Covered by the office"]')
        )
          seen.push(one.getAttribute('aria-label')!)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
const bareFrames = (page: Page) =>
  page.evaluate(() => (window as unknown as { bare: string[] }).bare)

test('no screen of a blind packet names its learner, and what the office covers stays covered', async ({
  shell,
}, info) => {
  const desk = await openDeskOn(shell, [await handIns()], { blind: true, learner })
  const { page } = desk
  try {
    await cover(desk, '1', '1', '8', '7', '70', '5', 'Name', 'of', 'Maryam', 'Rostami')
    await cover(desk, '2', '1', '30', '30', '40', '40')
    await syncNow(page)
    // The covers are on their way: from when they are here on, no frame is without them.
    await page.getByRole('grid').focus()
    await openFirst(page, 1)
    await expect(office(page)).toBeVisible()
    await page.evaluate(() => (location.hash = '#/'))
    await watchFrames(page)
    await page.reload()
    await openFirst(page, 1)

    await test.step('titles, addresses and texts name nobody', async () => {
      const list = page.getByRole('navigation', { name: 'Evidence' })
      await expect(list.getByRole('listitem')).toHaveText([
        /^Report of the learner\.pdf/,
        /^The learner_garden\.jpg/,
        /^Evidence 3/,
        /^My page/,
      ])
      await expect(page.getByRole('heading', { level: 1 })).not.toContainText(name)
    })

    await test.step('the cover is over the page and in its pixels, at every zoom and turn', async () => {
      await expect(office(page)).toHaveAttribute(
        'aria-label',
        'Covered by the office: Name of the learner',
      )
      await expect(sheet(page, 1).getByText('Station 1:')).toBeVisible()
      await keep(page, info, 'covered-by-the-office')
      const canvas = sheet(page, 1).locator('canvas').first()
      await expect.poll(() => coloursIn(canvas, [9, 8, 68, 3])).toEqual([paper])
      await page.keyboard.press('+')
      await page.keyboard.press('+')
      await expect.poll(() => coloursIn(canvas, [9, 8, 68, 3])).toEqual([paper])
      await page.keyboard.press('r')
      // A quarter clockwise: what was at the top is at the right.
      await expect.poll(() => coloursIn(canvas, [89, 9, 3, 68])).toEqual([paper])
      const [box, at] = [(await sheet(page, 1).boundingBox())!, (await office(page).boundingBox())!]
      expect((at.x - box.x) / box.width).toBeCloseTo(0.88, 1)
      expect(at.height / box.height).toBeCloseTo(0.7, 1)
      for (const key of ['r', 'r', 'r', 'w']) await page.keyboard.press(key)
    })

    await test.step('it is in no text: to be read, copied, found', async () => {
      await expect(sheet(page, 1).getByText('Station 1:')).toBeVisible()
      await expect(sheet(page, 1)).not.toContainText(name)
      const copied = await sheet(page, 1).evaluate((element) => {
        const selection = getSelection()!
        selection.selectAllChildren(element)
        const text = String(selection)
        selection.removeAllRanges()
        return text
      })
      expect(copied).toContain('Station 1:')
      expect(copied).not.toMatch(name)
      // On the other pages it is not covered.
      await findIn(page, 'Maryam', '1 of 2')
      await page.keyboard.press('Escape')
      await findInAll(page, 'Maryam', '2 hits in 1 of 4 items')
      await page.keyboard.press('Escape')
    })

    await test.step('it is in no small picture of a page', async () => {
      await page.keyboard.press('Home')
      await page.keyboard.press('t')
      const small = page.getByRole('option', { name: 'Page 1 of 3' }).locator('canvas')
      await expect(small).toBeVisible()
      await expect.poll(() => coloursIn(small, [10, 8.5, 60, 2])).toEqual([paper])
      await page.keyboard.press('t')
    })

    await test.step('nothing under it is tied', async () => {
      await page.keyboard.press('g')
      await page.keyboard.type('1')
      await page.keyboard.press('Enter')
      await page.keyboard.press('d')
      const region = page.getByRole('application', { name: /^Region to tie/ })
      await expect(region).toBeFocused()
      for (let step = 0; step < 9; step += 1) await page.keyboard.press('Shift+ArrowUp')
      for (let step = 0; step < 13; step += 1) await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await expect(region).toContainText('nothing of it can be tied')
      await keep(page, info, 'refused')
      await page.keyboard.press('Escape')
      await expect(region).toHaveCount(0)
    })

    await test.step('of a picture nothing but what was painted is in the window', async () => {
      await page.keyboard.press('.')
      const picture = reader(page, 'The learner_garden.jpg')
      const canvas = picture.locator('canvas')
      await expect(canvas).toBeVisible()
      await expect(office(page)).toBeVisible()
      await expect.poll(() => coloursIn(canvas, [31, 31, 38, 38])).toEqual([paper])
      await expect(picture.locator('img')).toHaveCount(0)
      await keep(page, info, 'picture')
    })

    await test.step('a text is without the name, an address that has it is held back', async () => {
      await page.keyboard.press('.')
      await expect(reader(page, 'Evidence 3')).toContainText('I am the learner. The tide was out.')
      await page.keyboard.press('.')
      const link = reader(page, 'My page')
      await expect(link).toContainText('The address was not sent')
      await expect(link.getByRole('button')).toHaveCount(0)
      await keep(page, info, 'address')
    })

    await expect(page.locator('body')).not.toContainText(name)
    expect(await bareFrames(page)).toEqual([])
  } finally {
    await desk.remove()
  }
})

test('a reviewer covers, names and lifts a region by keys, and takes that back', async ({
  shell,
}, info) => {
  const desk = await openDeskOn(shell, [await handIns()])
  const { page } = desk
  try {
    await openFirst(page, 1)
    await expect(sheet(page, 1).getByText('Maryam Rostami, page 1')).toBeVisible()

    await test.step('drawn by keys', async () => {
      await page.keyboard.press('Shift+D')
      const region = page.getByRole('application', { name: /^Region to cover/ })
      await expect(region).toBeFocused()
      for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowUp')
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowUp')
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft')
      await keep(page, info, 'drawing')
      await page.keyboard.press('Enter')
      await expect(own(page)).toBeVisible()
      await expect(sheet(page, 1).getByText('Station 7:')).toBeVisible()
      await expect(sheet(page, 1)).not.toContainText(name)
      const canvas = sheet(page, 1).locator('canvas').first()
      await expect.poll(() => coloursIn(canvas, [12, 6, 40, 10])).toEqual([paper])
      await findIn(page, 'Maryam', '1 of 2')
      await page.keyboard.press('Escape')
    })

    await test.step('named, and told by its name', async () => {
      await own(page).focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Your cover' })
      await expect(dialog.getByRole('textbox')).toBeFocused()
      await page.keyboard.type('Name of the learner')
      await keep(page, info, 'naming')
      await page.keyboard.press('Enter')
      await expect(own(page)).toHaveAccessibleName(
        'Covered by you: Name of the learner. Name or lift',
      )
    })

    await test.step('axe finds nothing, in any theme', async () => {
      await checkAccessible(page, 'own cover')
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
      await keep(page, info, 'own-high-contrast')
      await page.emulateMedia({ forcedColors: 'none' })
    })

    await test.step('it is there after the window was opened anew', async () => {
      await page.reload()
      await expect(own(page)).toBeVisible()
      await expect(sheet(page, 1)).not.toContainText(name)
    })

    await test.step('lifted, and covered again by taking that back', async () => {
      await own(page).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Lift the cover' }).press('Enter')
      await expect(own(page)).toHaveCount(0)
      await expect(sheet(page, 1)).toContainText(name)
      await page.keyboard.press('Control+z')
      await expect(own(page)).toBeVisible()
      await expect(sheet(page, 1)).not.toContainText(name)
      await page.keyboard.press('Control+Shift+z')
      await expect(own(page)).toHaveCount(0)
    })
  } finally {
    await desk.remove()
  }
})
