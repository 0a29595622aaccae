/** Every kind of evidence is opened and seen, and none of it does anything but be seen. */
import { expect, type Locator } from '@playwright/test'
import type { TestFile } from '../support/documents.ts'
import {
  allDocuments,
  handbook,
  longDocument,
  otherFiles,
  reflection,
} from '../support/evidence.ts'
import { type HandIn, openDeskOn, rubric, titleOf } from '../support/hand-ins.ts'
import { inkOf } from '../support/ink.ts'
import {
  findIn,
  findInAll,
  firstPage,
  inPackets,
  keep,
  marked,
  openFirst,
  readAll,
  reader,
} from '../support/reading.ts'
import { test } from '../support/test.ts'
import { watch } from '../support/watch.ts'
import { scorable } from '../support/window.ts'

/** Some text is on every first page of the corpus but of these. */
const scans = new Set(['scanned-paper.pdf', 'therion-cave-map.pdf'])
const blanks = new Set(['live-manual-en.pdf', 'live-manual-fr.pdf'])

async function seePdf({ name }: TestFile, reading: Locator) {
  const sheet = firstPage(reading)
  await expect(sheet.locator('canvas').first()).toBeInViewport()
  await expect.poll(() => inkOf(sheet), { message: `ink on ${name}` }).toBeGreaterThan(0.002)
  if (blanks.has(name)) {
    await expect(sheet).toHaveAccessibleName(/blank$/)
  } else if (scans.has(name)) {
    await expect(sheet).toHaveAccessibleName(/image only$/)
  } else {
    await expect(sheet.getByText(/[\p{L}\p{N}]{2}/u).first()).toBeAttached()
    await expect(sheet).toHaveAccessibleName(/^Page (.+, )?1 of \d+$/)
  }
}

async function seePicture({ name }: TestFile, reading: Locator) {
  const picture = reading.getByRole('img', { name: new RegExp(`^${name}, `) })
  await expect(picture).toBeInViewport()
  await expect.poll(() => inkOf(picture), { message: `picture of ${name}` }).toBeGreaterThan(0.2)
}

/** In which part of a review the focus is. */
function whereFocused(): string {
  const at = document.activeElement
  const half = at?.closest('[data-half]')?.getAttribute('data-half')
  if (half) return `${half} document`
  if (at?.closest('[aria-label=Scoring]')) return 'scoring'
  return at?.getAttribute('role') === 'separator' ? 'between' : 'elsewhere'
}

test('every document and picture can be read', async ({ shell }, info) => {
  test.setTimeout(300_000)
  const packets = inPackets<HandIn>(await allDocuments())
  const desk = await openDeskOn(shell, packets)
  try {
    const faults = await watch(desk.page)
    await readAll(desk.page, desk.packets, packets, async (item, reading) => {
      if (!('mediaType' in item)) return
      if (item.mediaType === 'application/pdf') await seePdf(item, reading)
      else await seePicture(item, reading)
      await keep(desk.page, info, item.name)
    })
    expect(faults).toEqual([])
  } finally {
    await desk.remove()
  }
})

test('other kinds of files are shown as far as they can be', async ({ shell }, info) => {
  const items: HandIn[] = await otherFiles()
  const packets: HandIn[][] = [items, [reflection]]
  const desk = await openDeskOn(shell, packets)
  const { page } = desk
  const wanted: Record<string, (reading: Locator) => Promise<void>> = {
    'talk.wav': async (reading) => {
      await expect(reading).toContainText('WAV recording · 0:01 · 8 kB')
      await expect(reading.locator('audio')).toHaveJSProperty('paused', true)
    },
    'report.docx': async (reading) => {
      await expect(reading.getByRole('heading', { name: 'At the shore' })).toBeVisible()
      await findIn(page, 'LOW WATER', '1 of 1')
    },
    'tides.xlsx': async (reading) => {
      await expect(reading.getByRole('heading', { name: 'Tides' })).toBeVisible()
      await expect(reading.getByRole('cell', { name: '14' })).toBeVisible()
    },
    'slides.pptx': (reading) => expect(reading).toContainText('Limpets of the north'),
    'photo.heic': (reading) => seePicture(items[4] as TestFile, reading),
    'scan.tif': async (reading) => {
      await expect(reading.getByRole('img', { name: /page 1 of 2, 40 by 60/ })).toBeVisible()
      const second = reading.getByRole('img', { name: /page 2 of 2, 60 by 40/ })
      await expect(second).toHaveJSProperty('width', 60)
      await expect(second).toHaveAttribute('aria-busy', 'false')
    },
    'locked.pdf': async (reading) => {
      await reading.getByLabel('Password of the document').fill('tide')
      await page.keyboard.press('Enter')
      await expect(reading.getByText('Locked, page 1 of 1')).toBeAttached()
    },
    'steps.gif': async (reading) => {
      await reading.getByRole('button', { name: 'Hold the animation' }).click()
      await expect(reading.getByRole('button', { name: 'Play the animation' })).toBeVisible()
      await expect(reading.locator('canvas')).toHaveAccessibleName('steps.gif, 1 by 1 pixels')
    },
    'notes.exe': async (reading) => {
      await reading.getByRole('button', { name: 'Open in another program' }).click()
      const question = page.getByRole('alertdialog')
      await expect(question).toContainText('notes.exe')
      await question.getByRole('button', { name: 'Open in another program' }).click()
      await expect(question).toContainText('.exe files can start programs')
      await question.getByRole('button', { name: 'Leave it closed' }).click()
    },
    [reflection.title]: (reading) => expect(reading).toContainText('to wait'),
  }
  try {
    const faults = await watch(page)
    await readAll(page, desk.packets, packets, async (item, reading) => {
      await wanted[titleOf(item)]!(reading)
      await keep(page, info, titleOf(item))
      if (await page.getByRole('search').isVisible()) await page.keyboard.press('Escape')
    })
    // The packet was left: its password is not known any more.
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(desk.packets[0]!)
    await page.getByRole('navigation', { name: 'Evidence' }).getByText('locked.pdf').click()
    const locked = reader(page, 'locked.pdf')
    await expect(locked).toContainText('is locked')
    await wanted['locked.pdf']!(locked)
    // Back before the document, which waits beside the one on screen, was taken out of the window.
    await page.keyboard.press('Escape')
    await page.keyboard.press('.')
    await expect(reader(page, 'steps.gif')).toBeVisible()
    await expect(
      page.locator('[data-shown=false] [aria-label="Evidence: locked.pdf"]'),
    ).toBeAttached()
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(reader(page, 'steps.gif')).toBeVisible()
    await page.keyboard.press(',')
    await expect(locked).toContainText('is locked')
    // The one fault is the file that was refused.
    expect(faults.filter((fault) => !fault.includes('400 (Bad Request)'))).toEqual([])
  } finally {
    await desk.remove()
  }
})

test('what is opened ahead is laid out as it will be shown', async ({ shell }) => {
  const desk = await openDeskOn(shell, [[await longDocument(), await handbook()]])
  const { page } = desk
  const width = (shown: boolean) =>
    page
      .locator(
        `[data-shown=${shown}] [aria-label="Evidence: Handbook"] section[aria-label^="Page"]`,
      )
      .first()
      .evaluate((sheet) => sheet.getBoundingClientRect().width)
  const shownPage = firstPage(reader(page, 'Handbook'))
  try {
    await openFirst(page, 1)
    await expect(firstPage(reader(page, 'Logbook'))).toBeVisible()
    await page.keyboard.press('.')
    await expect(shownPage).toBeVisible()
    // As high as the window of the pages: of the tools under it, too, the room is kept.
    await page.keyboard.press('h')
    await page.keyboard.press(',')
    await expect(reader(page, 'Logbook')).toBeVisible()
    await page.goto(new URL('#/', page.url()).href)
    await page.goBack()
    await expect(reader(page, 'Logbook')).toBeVisible()
    const before = await width(false)
    await page.keyboard.press('.')
    await expect(shownPage).toBeVisible()
    expect(before).toBe(await width(true))
  } finally {
    await desk.remove()
  }
})

test('a document is read by keyboard, and its place is found again', async ({ shell }) => {
  const items: HandIn[] = [await longDocument(), reflection, await handbook()]
  const desk = await openDeskOn(shell, [items])
  const { page } = desk
  const sheet = (number: number) =>
    page.getByRole('region', { name: `Page ${number} of 60`, exact: true })
  const zoom = page.getByRole('status', { name: 'Zoom' })
  try {
    await openFirst(page, 1)
    await expect(sheet(1).locator('canvas').first()).toBeInViewport()
    // The item after it is opened ahead, out of reach for whoever tabs.
    const ahead = page.locator('[data-shown=false] [role=document]').first()
    await ahead.waitFor({ state: 'attached' })
    await ahead.focus()
    await expect(ahead).not.toBeFocused()
    await page.keyboard.press(']')
    await expect(sheet(2)).toBeInViewport({ ratio: 0.3 })
    // What is tied is the page that one has just turned to, however soon.
    await page.keyboard.press(']')
    await page.keyboard.press('e')
    await expect(page.getByRole('button', { name: 'Logbook p. 3', exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('g')
    await page.keyboard.type('41')
    await page.keyboard.press('Enter')
    await expect(sheet(41).getByText('Logbook, page 41 of 60')).toBeInViewport()

    await page.keyboard.press('0')
    await expect(zoom).toHaveText('100 %')
    await page.keyboard.press('+')
    await expect(zoom).toHaveText('125 %')
    await page.keyboard.press('-')
    await expect(zoom).toHaveText('100 %')
    await page.keyboard.press('[')
    await expect(sheet(40).getByText('Logbook, page 40 of 60')).toBeInViewport()

    const find = page.getByRole('search', { name: 'Find in the document' })
    // Pages 5 and 50 to 59, from the page on that one is on.
    await findIn(page, 'PAGE 5', '2 of 11')
    await expect(sheet(50).getByText('Logbook, page 50 of 60')).toBeInViewport()
    await expect.poll(() => marked(page)).toEqual(['page 5'])
    await page.keyboard.press('Enter')
    await expect(sheet(51).getByText('Logbook, page 51 of 60')).toBeInViewport()
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await expect(find.getByRole('status')).toHaveText('1 of 11')
    await expect(sheet(5).getByText('Logbook, page 5 of 60')).toBeInViewport()
    await find.getByRole('button', { name: 'Whole words only' }).click()
    await expect(find.getByRole('status')).toHaveText('1 of 1')
    await find.getByRole('button', { name: 'Tell capital letters apart' }).click()
    await expect(find.getByRole('status')).toHaveText('Not found')
    await find.getByRole('textbox').press('Escape')
    await expect(find).toBeHidden()
    expect(await marked(page)).toEqual([])
    await page.keyboard.press('g')
    await page.keyboard.type('40')
    await page.keyboard.press('Enter')
    await expect(sheet(40).getByText('Logbook, page 40 of 60')).toBeInViewport()

    await page.keyboard.press('.')
    await expect(reader(page, reflection.title)).toContainText('to wait')
    await page.keyboard.press(',')
    await expect(sheet(40).getByText('Logbook, page 40 of 60')).toBeInViewport()
    await expect(zoom).toHaveText('100 %')

    await page.keyboard.press('.')
    await page.keyboard.press('.')
    const book = reader(page, 'Handbook')
    const number = book.getByLabel('Page', { exact: true })
    await expect(book.getByRole('heading', { name: 'Handbook', level: 1 })).toBeAttached()
    await expect(number).toHaveValue('i')
    await page.keyboard.press('g')
    await page.keyboard.type('IV')
    await page.keyboard.press('Enter')
    await expect(book.getByRole('status').getByText('Page iv, 4 of 10')).toBeAttached()

    await page.keyboard.press('t')
    const small = book.getByRole('option', { selected: true })
    await expect(small).toHaveAccessibleName('Page iv, 4 of 10')
    await expect(small.locator('canvas')).toBeInViewport()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await expect(small).toHaveAccessibleName('Page 1, 5 of 10')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await expect(book.getByRole('treeitem', { name: 'Tides' })).toHaveAttribute('aria-current')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(number).toHaveValue('2')
    await expect(book.getByRole('treeitem', { name: 'Spring tides' })).toHaveAttribute(
      'aria-current',
    )
    await page.keyboard.press('t')
    await expect(book.getByRole('tree')).toBeHidden()
    await expect(book.getByRole('document')).toBeFocused()

    await scorable(page)
    const first = reader(page, 'Handbook, first document')
    const second = (title: string) => reader(page, `${title}, second document`)
    await page.keyboard.press('v')
    await expect(first).toHaveAttribute('aria-current', 'true')
    await expect(second(reflection.title)).toContainText('to wait')
    await page.keyboard.press('y')
    await expect(second(reflection.title).getByRole('document')).toBeFocused()
    await page.keyboard.press('e')
    await expect(
      page.getByRole('button', { name: reflection.title, exact: true }).last(),
    ).toBeVisible()
    await page.keyboard.press(',')
    const beside = (number: number) =>
      second('Logbook').getByText(`Logbook, page ${number} of 60`, { exact: true })
    await expect(beside(40)).toBeInViewport()
    await page.keyboard.press(']')
    await expect(beside(41)).toBeInViewport()
    await expect(first.getByLabel('Page', { exact: true })).toHaveValue('2')
    await findIn(page, 'page 41', '1 of 1')
    await expect.poll(() => marked(page)).toEqual(['page 41'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Close the first document' }).click()
    await expect(reader(page, 'Logbook').getByRole('document')).toBeFocused()
    await expect(first).toBeHidden()

    // The document that stands later in the window is the first of the two.
    await page.keyboard.press('v')
    await page.keyboard.press('y')
    await page.getByRole('button', { name: 'Handbook', exact: true }).click()
    await expect(second('Handbook').getByRole('document')).toBeVisible()
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-shown=true]')].map(
          ({ dataset }) => dataset['half'],
        ),
      ),
    ).toEqual(['second', 'first'])
    await reader(page, 'Logbook, first document').getByRole('document').focus()
    const walked = new Set(['first document'])
    for (let at = 0; at < 40 && !walked.has('scoring'); at += 1) {
      await page.keyboard.press('Tab')
      walked.add(await page.evaluate(whereFocused))
    }
    expect([...walked]).toEqual(['first document', 'between', 'second document', 'scoring'])
    await page.keyboard.press('v')

    // Of a document that is not on screen the text was kept.
    await findInAll(page, 'page 59 of', '1 hit in 1 of 3 items')
    await page.keyboard.press('Enter')
    await expect(sheet(59).getByText('Logbook, page 59 of 60')).toBeInViewport()
    await expect.poll(() => marked(page)).toEqual(['page 59 of'])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('search', { name: 'Find in all evidence' })).toBeHidden()
    await page.keyboard.press('m')
    await expect(page.getByRole('tab').first()).toBeHidden()
    await expect(page.getByRole('navigation', { name: 'Evidence' })).toBeHidden()
    await page.keyboard.press('1')
    await page.keyboard.press('k')
    const { ratings } = rubric.criteria[0]!
    await expect(page.getByText(`1 ${ratings[0]!.label}`, { exact: true })).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tab').first()).toBeVisible()
    await page.keyboard.press('m')
    await page.keyboard.press('c')
    await expect(page.getByLabel('Comment')).toBeFocused()
  } finally {
    await desk.remove()
  }
})
