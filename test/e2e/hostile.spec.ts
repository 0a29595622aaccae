/** Evidence made to do harm is opened, and does none. */
import { expect } from '@playwright/test'
import { reflection } from '../support/evidence.ts'
import { type HandIn, openDeskOn, rubric } from '../support/hand-ins.ts'
import { hostileFiles, ranTitle, shownFor, stealAddress } from '../support/hostile.ts'
import { declineLink, firstPage, inPackets, keep, openings, readAll } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { watch } from '../support/watch.ts'

test('hostile evidence is harmless, and said to be what it is', async ({ shell }, info) => {
  const files = await hostileFiles()
  const packets = inPackets<HandIn>(files)
  packets.at(-1)!.push(reflection)
  const desk = await openDeskOn(shell, packets)
  const { page } = desk
  try {
    const faults = await watch(page)
    const opened = openings(page)
    const criterion = page.getByRole('tab').first()
    let turn = 0
    const rate = async () => {
      turn += 1
      const rank = turn % 2
      await criterion.click()
      await page.keyboard.press(String(rank + 1))
      await expect(criterion).toContainText(rubric.criteria[0]!.ratings[rank]!.label)
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    }

    await readAll(page, desk.packets, packets, async (item, reading) => {
      // At once: whatever the file does to the reader, the rubric beside it goes on.
      await rate()
      if (!('mediaType' in item)) {
        await expect(reading.getByRole('document')).toContainText('to wait')
        return
      }
      const sheet = firstPage(reading)
      const shown = sheet.locator('canvas').first()
      const expected = shownFor[item.name]!
      if (expected === 'pages') await expect(shown).toBeInViewport()
      else await expect(reading).toContainText(expected)
      if (item.name === 'launch-and-uri.pdf') {
        // The one that would start a program is no link at all.
        await expect(sheet.getByRole('link')).toHaveCount(1)
        await sheet.getByRole('link').click()
        await declineLink(page, stealAddress)
      }
      await rate()
      expect(await page.title()).not.toBe(ranTitle)
      await keep(page, info, item.name)
    })
    expect(opened).toEqual([])
    expect(faults).toEqual([])
  } finally {
    await desk.remove()
  }
})
