/** Places in the evidence are chosen, tied, found again and taken back, in the document itself. */
import { expect, type Locator, type Page } from '@playwright/test'
import { makeFiles, makePdf } from '../support/documents.ts'
import { longDocument, otherFiles, reflection, textFiles } from '../support/evidence.ts'
import { type HandIn, openDeskOn, reviseHandIn, rubric } from '../support/hand-ins.ts'
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

/** Draws a region within a box on screen, in one task of the window. */
function drawAtOnce({ x, y }: { x: number; y: number }) {
  const point = (at: number) => ({ clientX: x + at, clientY: y + at })
  const page = document.elementFromPoint(x + 100, y + 100)!
  for (const [type, at] of [
    ['pointerdown', 100],
    ['pointermove', 180],
    ['pointerup', 200],
  ] as const)
    page.dispatchEvent(
      new PointerEvent(type, { ...point(at), pointerId: 1, bubbles: true, cancelable: true }),
    )
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

      // As fast as the hand was, before any of it was drawn.
      await page.keyboard.press('d')
      await page.evaluate(drawAtOnce, paper)
      await expect(tieButton(page)).toContainText('p. 1 (region)')
      await chips(page).getByRole('button', { name: 'Let go what was chosen' }).click()

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
      // It begins where one left it.
      await expect(page.getByRole('region', { name: 'Evidence: garden.jpg' })).toBeVisible()
      await chip(page, 'Logbook p. 1 “Logbook, page 1 of 60”').click()
      await expect(places(sheet(page, 1))).toHaveCount(2)
      const undecidable = page.getByText('Not yet decidable')
      while (await undecidable.isVisible()) await page.keyboard.press('1')
      const demanding = rubric.criteria.findIndex(({ evidenceDemanded }) => evidenceDemanded)
      const { ratings, requiredRatingId } = rubric.criteria[demanding]!
      await page.getByRole('tab').nth(demanding).click()
      const required = ratings.findIndex(({ id }) => id === requiredRatingId)
      await page.keyboard.press(String(required + 1))
      await expect(page.getByRole('tab').nth(demanding)).toContainText('no evidence tied')
      await page.getByRole('main').focus()
      await page.keyboard.press('Enter')
      await expect(tieButton(page)).toBeFocused()
      await page.keyboard.press('e')
      await expect(page.getByRole('main')).toBeFocused()
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

/**
 * Presses a key in the very moment in which a heading of the evidence is on screen; it may be in the
 * document before, opened ahead.
 */
const pressOnSight = (page: Page, key: string, heading: string) =>
  page.evaluate(
    ([pressed, wanted]) => {
      const watching = new MutationObserver(() => {
        const isSeen = [...document.querySelectorAll('h3')].some(
          (one) => one.textContent === wanted && one.checkVisibility(),
        )
        if (!isSeen) return
        watching.disconnect()
        const press = { key: pressed, code: `Key${pressed.toUpperCase()}`, bubbles: true }
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { ...press, cancelable: true }),
        )
      })
      watching.observe(document.body, { childList: true, subtree: true, attributes: true })
    },
    [key, heading] as const,
  )

test('passages are chosen and tied by keys alone, in documents, texts and office files', async ({
  shell,
}) => {
  const report = (await otherFiles()).find(({ name }) => name === 'report.docx')!
  const arabic: HandIn = { title: 'Arabic', text: 'بركة صخرية صغيرة' }
  const desk = await openDeskOn(shell, [[await longDocument(), reflection, report, arabic]])
  const { page } = desk
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  try {
    await openFirst(page)
    await press('p')
    await expect(tieButton(page)).toContainText('p. 1 “Logbook”')
    await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft')
    await expect(tieButton(page)).toContainText('p. 1 “Logbook, page”')
    // The criteria stay where they are.
    await expect(page.getByRole('tab', { selected: true })).toContainText(first!.title)
    await press('e')
    await expect(chip(page, 'Logbook p. 1 “Logbook, page”')).toBeVisible()
    await press('ArrowDown')
    await expect(tieButton(page)).toContainText('p. 1 “degrees”')
    await press('Escape')
    await expect(tieButton(page)).toHaveText(/^Tie Logbook p. 1 /)

    await press('.', 'p', 'Shift+ArrowDown', 'e')
    await expect(chips(page).getByRole('button', { name: /^Reflection “/ })).toBeVisible()

    // Whatever can be seen is there for the next key, however soon that comes.
    await pressOnSight(page, 'p', 'At the shore')
    await press('.')
    const reading = page.getByRole('region', { name: 'Evidence: report.docx' })
    await expect(tieButton(page)).toContainText('report.docx “At”')
    await press('ArrowDown', 'Shift+ArrowRight', 'e')
    await expect(chip(page, 'report.docx “Low water”')).toBeVisible()
    const margin = reading.getByRole('list', { name: 'Tied to criteria' })
    await expect(margin.getByRole('button')).toBeVisible()

    // What comes after stands to the left.
    await press('.', 'p', 'ArrowLeft', 'e')
    await expect(chip(page, 'Arabic “صخرية”')).toBeVisible()

    // All of it is found again, and one is led to it.
    await saved(page)
    await page.reload()
    await chip(page, 'report.docx “Low water”').click()
    await expect
      .poll(() => page.evaluate(() => [...(CSS.highlights.get('anchored') ?? [])].map(String)))
      .toContain('Low water')
  } finally {
    await desk.remove()
  }
})

test('after a revision, passages are shown where they are now, and tied there again', async ({
  shell,
}) => {
  const [, , counts] = textFiles()
  const log = await longDocument()
  const desk = await openDeskOn(shell, [[log, reflection, counts!]])
  const { page } = desk
  const item = (name: string) => page.getByRole('region', { name: `Evidence: ${name}` })
  const former = page.getByRole('region', { name: 'Your rating before' })
  try {
    await openFirst(page)

    await test.step('in pages, in a text and in a table', async () => {
      const heading = sheet(page, 1).getByText('Logbook, page 1 of 60')
      await select(page, heading, heading)
      await expect(tieButton(page)).toContainText('“Logbook, page 1 of 60”')
      await page.keyboard.press('e')
      await page.keyboard.press('.')
      await selectWords(item('Reflection'), 'to write it down')
      await expect(tieButton(page)).toContainText('Reflection “to write it down”')
      await page.keyboard.press('e')
      await page.keyboard.press('.')
      await selectWords(item('counts.csv'), 'limpet, common')
      await expect(tieButton(page)).toContainText('counts.csv “limpet, common”')
      await page.keyboard.press('e')
      await expect(chip(page, 'counts.csv “limpet, common”')).toBeVisible()
      await expect.poll(() => marked(page, 'anchored')).toEqual(['limpet, common'])
      await page.getByRole('tab').nth(1).click()
      await item('counts.csv')
        .getByRole('button', { name: /^Tied to 1 / })
        .click()
      await expect(page.getByRole('tab', { selected: true })).toContainText(first!.title)
      await chip(page, 'Reflection “to write it down”').click()
      await expect.poll(() => marked(page, 'anchored')).toEqual(['to write it down'])
      await page.keyboard.press('2')
      await saved(page)
    })

    await reviseHandIn(desk.office.data, [
      {
        ...log,
        bytes: await makePdf('Logbook', 60, { cover: 'A cover that was not there before.' }),
      },
      { ...reflection, text: `More than before.\n\n${reflection.text}` },
      { ...counts!, bytes: Buffer.from('station,species,count\n1,nothing,0\n') },
    ])
    await syncNow(page)
    await page.getByRole('button', { name: /^Go on with revision 2/ }).click()
    await page.getByRole('tab').first().click()

    await test.step('what was tied is found, and led to', async () => {
      await former.getByRole('button', { name: /^still there: Reflection/ }).click()
      await expect.poll(() => marked(page, 'was-anchored')).toEqual(['to write it down'])
      await former.getByRole('button', { name: /^look in the revised file: Logbook/ }).click()
      await expect(former.getByRole('button', { name: /^now on p. 2: Logbook p. 1/ })).toBeVisible()
      const revised = page.getByRole('region', { name: 'Page 2 of 61', exact: true })
      const mark = revised.locator('[data-was="moved"]')
      await expect(mark).toBeInViewport()
      await covers(mark, revised.getByText('Logbook, page 1 of 60'))
      await former.getByRole('button', { name: /^look in the revised file: counts/ }).click()
      await expect(former).toContainText('not found in the revised file')
    })

    await test.step('and tied there again in one step, which is taken back in one', async () => {
      await former.getByRole('button', { name: /^Tie again on p. 2/ }).click()
      await expect(chip(page, 'Logbook p. 2 “Logbook, page 1 of 60”')).toBeVisible()
      await expect(former).toContainText('tied again')
      await page.getByRole('main').focus()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(chip(page, 'Logbook p. 2 “Logbook, page 1 of 60”')).toHaveCount(0)
      await expect(former.getByRole('button', { name: /^Tie again on p. 2/ })).toBeVisible()
    })
  } finally {
    await desk.remove()
  }
})

/** Selects words as the browser does when a hand has drawn over them. */
const selectWords = (where: Locator, words: string) =>
  where.getByRole('document').evaluate((scroller, words) => {
    const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const letters = walker.currentNode as Text
      const at = letters.data.indexOf(words)
      if (at < 0) continue
      document.getSelection()!.setBaseAndExtent(letters, at, letters, at + words.length)
      return
    }
    throw new Error(`“${words}” is not there`)
  }, words)

/** The words that are marked on screen under a name. */
const marked = (page: Page, name: string) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name)
