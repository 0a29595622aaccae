/** The text of documents that nobody has opened yet is read while nobody is at work. */
import { expect } from '@playwright/test'
import { longDocument, reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { textsKept } from '../support/library.ts'
import { findIn, firstPage, reader } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket } from '../support/window.ts'

test('a document has been read before it is opened, and not while somebody is at work', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection], [await longDocument()]])
  const { page, packets } = desk
  try {
    await arrived(page, 2)
    expect(await page.evaluate(textsKept)).toBe(0)
    // A hand that is never still for long.
    for (let x = 0; x < 30; x += 1) {
      await page.mouse.move(200 + x, 300)
      await page.waitForTimeout(200)
    }
    expect(await page.evaluate(textsKept)).toBe(0)
    await expect.poll(() => page.evaluate(textsKept)).toBe(1)

    await openPacket(page, packets[1]!)
    await expect(firstPage(reader(page, 'Logbook')).locator('canvas').first()).toBeVisible()
    await findIn(page, 'page 41', '1 of 1')
  } finally {
    await desk.remove()
  }
})
