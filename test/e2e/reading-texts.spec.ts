/** Texts and tables are shown as text, and found again where they were left. */
import { expect, type Locator } from '@playwright/test'
import type { TestFile } from '../support/documents.ts'
import { projectPage, reflection, textFiles } from '../support/evidence.ts'
import { type HandIn, openDeskOn, titleOf } from '../support/hand-ins.ts'
import {
  declineLink,
  findIn,
  findInAll,
  keep,
  marked,
  openFirst,
  openings,
  readAll,
  reader,
} from '../support/reading.ts'
import { test } from '../support/test.ts'
import { watch } from '../support/watch.ts'

test('texts, tables and links are shown, and nothing in them is markup', async ({
  shell,
}, info) => {
  const items: HandIn[] = [...textFiles(), reflection, projectPage]
  const desk = await openDeskOn(shell, [items])
  const { page } = desk
  const wanted: Record<string, (reading: Locator) => Promise<void>> = {
    'notes.txt': (reading) => expect(reading).toContainText('The wind turned to the west.'),
    'plan.md': async (reading) => {
      await expect(reading.getByRole('heading', { level: 3 })).toHaveText(
        'Plan for the second visit',
      )
      await expect(reading).toContainText(
        'the harbour office first, see tides (https://tides.test/).',
      )
      await expect(reading.getByRole('cell', { name: 'North' })).toBeVisible()
      await expect(reading.getByText('<img src="https://tides.test/x.png"')).toBeVisible()
      await expect(reading.locator('img')).toHaveCount(0)
      await findIn(page, 'FERRY', '1 of 1')
      expect(await marked(page)).toEqual(['ferry'])
    },
    'counts.csv': async (reading) => {
      await expect(reading.getByRole('row')).toHaveCount(4)
      await expect(reading.getByRole('cell', { name: 'limpet, common' })).toBeVisible()
      await expect(reading.getByRole('cell', { name: 'beadlet "red"' })).toBeVisible()
      await findIn(page, 'LIMPET', '1 of 1')
      expect(await marked(page)).toEqual(['limpet'])
    },
    [reflection.title]: async (reading) => {
      await expect(reading).toContainText('<b>to write it down</b>')
      await findIn(page, 'to w', '1 of 2')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('search').getByRole('status')).toHaveText('2 of 2')
      expect(await marked(page)).toEqual(['to w'])
    },
    [projectPage.title]: async (reading) => {
      await expect(reading).toContainText(projectPage.url)
      await reading.getByRole('button', { name: 'Open in browser' }).click()
      await declineLink(page, projectPage.url)
    },
  }
  try {
    const faults = await watch(page)
    const opened = openings(page)
    await readAll(page, desk.packets, [items], async (item, reading) => {
      await wanted[titleOf(item)]!(reading)
      await keep(page, info, titleOf(item))
      if (await page.getByRole('search').isVisible()) await page.keyboard.press('Escape')
    })
    await findInAll(page, 'limpet', '1 hit in 1 of 5 items')
    const list = page.getByRole('listbox', { name: 'Found in the evidence' })
    await expect(list.getByRole('option', { selected: true })).toContainText('limpet, common')
    await page.keyboard.press('Enter')
    await expect(reader(page, 'counts.csv').getByRole('table')).toBeInViewport()
    await expect.poll(() => marked(page)).toEqual(['limpet'])
    await expect(list.getByText('No text to look in')).toHaveCount(1)
    await keep(page, info, 'found in all evidence')
    expect(opened).toEqual([])
    expect(faults).toEqual([])
  } finally {
    await desk.remove()
  }
})

test('a text is found again where it was left', async ({ shell }) => {
  const lines = Array.from(
    { length: 300 },
    (_, line) => `Day ${line + 1}: wind, and low water late.`,
  )
  const diary: HandIn = { title: 'Diary', text: lines.join('\n\n') }
  const desk = await openDeskOn(shell, [[diary, reflection]])
  const { page } = desk
  const text = page.getByRole('document', { name: 'Diary' })
  const items = page.getByRole('navigation', { name: 'Evidence' })
  /** The day that stands at the top of what is seen. */
  const day = () =>
    text.evaluate((scroller) => {
      const { left, top, width } = scroller.getBoundingClientRect()
      const at = document.caretPositionFromPoint(left + width / 2, top + 30)
      const before = at?.offsetNode.textContent?.slice(0, at.offset + 20) ?? ''
      return Number(/.*Day (\d+)/s.exec(before)?.[1])
    })
  try {
    await openFirst(page, 1)
    await page.keyboard.press('+')
    await text.evaluate((scroller) => scroller.scrollTo(0, 3456))
    // Longer than a place takes to be kept.
    await page.waitForTimeout(600)
    const there = await day()
    expect(there).toBeGreaterThan(50)
    await items.getByText(reflection.title).click()
    await expect(text).toBeHidden()
    await items.getByText('Diary').click()
    await expect.poll(day).toBe(there)
    // As long as it takes until it is kept which item was on screen.
    await page.waitForTimeout(600)
    await page.reload()
    await expect.poll(day).toBe(there)
  } finally {
    await desk.remove()
  }
})

test('when more of a table is shown, one stays where one is', async ({ shell }) => {
  const rows = Array.from({ length: 2500 }, (_, row) => `${row},${row % 1200 === 7 ? 'whelk' : ''}`)
  const table: TestFile = {
    name: 'long.csv',
    mediaType: 'text/csv',
    bytes: Buffer.from(['station,species', ...rows].join('\n')),
  }
  const desk = await openDeskOn(shell, [[table, reflection]])
  const { page } = desk
  const text = page.getByRole('document', { name: 'long.csv' })
  const from = () => text.evaluate((scroller) => Math.round(scroller.scrollTop))
  try {
    await openFirst(page, 1)
    await findInAll(page, 'whelk', '3 hits in 1 of 2 items')
    await page.keyboard.press('Enter')
    const status = page.getByRole('search', { name: 'Find in the document' }).getByRole('status')
    await expect(status).toHaveText('1 of 1')
    await expect.poll(() => marked(page)).toEqual(['whelk'])
    const more = text.getByRole('button', { name: 'Show more rows' })
    await more.scrollIntoViewIfNeeded()
    const before = await from()
    expect(before).toBeGreaterThan(1000)
    await more.click()
    await expect(status).toHaveText('1 of 2')
    expect(await from()).toBe(before)
    await page.getByRole('search', { name: 'Find in the document' }).getByRole('textbox').focus()
    await page.keyboard.press('Enter')
    await expect(status).toHaveText('2 of 2')
    await expect.poll(() => marked(page)).toEqual(['whelk'])
    expect(await from()).toBeGreaterThan(before)
  } finally {
    await desk.remove()
  }
})
