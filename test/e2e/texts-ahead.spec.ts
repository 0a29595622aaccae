/** The text of documents that nobody has opened yet is read while nobody is at work. */
import { expect, type Page } from '@playwright/test'
import { longDocument, reflection } from '../support/evidence.ts'
import { openDeskOn } from '../support/hand-ins.ts'
import { findIn, firstPage, reader } from '../support/reading.ts'
import { test } from '../support/test.ts'
import { arrived, openPacket } from '../support/window.ts'

/** How many portions of text are kept. */
const textsKept = (page: Page) =>
  page.evaluate(async () => {
    const { storageBuckets } = navigator as Navigator & {
      storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> }
    }
    const opening = (await storageBuckets.open('library')).indexedDB.open('library')
    const library = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    const counting = library.transaction('texts').objectStore('texts').count()
    await new Promise((resolve) => counting.addEventListener('success', resolve))
    library.close()
    return counting.result
  })

test('a document has been read before it is opened, and not while somebody is at work', async ({
  shell,
}) => {
  const desk = await openDeskOn(shell, [[reflection], [await longDocument()]])
  const { page, packets } = desk
  try {
    await arrived(page, 2)
    expect(await textsKept(page)).toBe(0)
    // A hand that is never still for long.
    for (let x = 0; x < 30; x += 1) {
      await page.mouse.move(200 + x, 300)
      await page.waitForTimeout(200)
    }
    expect(await textsKept(page)).toBe(0)
    await expect.poll(() => textsKept(page)).toBe(1)

    await openPacket(page, packets[1]!)
    await expect(firstPage(reader(page, 'Logbook')).locator('canvas').first()).toBeVisible()
    await findIn(page, 'page 41', '1 of 1')
  } finally {
    await desk.remove()
  }
})
