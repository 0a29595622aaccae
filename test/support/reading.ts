/** Looking at the evidence of packets in the window. */
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test'
import { hostPaths } from '../../shared/protocol/host.ts'
import { type HandIn, titleOf } from './hand-ins.ts'
import { test } from './test.ts'
import { arrived } from './window.ts'

/** Items of a packet. */
const perPacket = 8

export const inPackets = <Item>(items: Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / perPacket) }, (_, index) =>
    items.slice(index * perPacket, (index + 1) * perPacket),
  )

export const reader = (page: Page, title: string) =>
  page.getByRole('region', { name: `Evidence: ${title}`, exact: true })

export const firstPage = (reading: Locator) =>
  reading.getByRole('region', { name: /^Page (.+, )?1 of / })

export async function keep(page: Page, info: TestInfo, name: string) {
  const path = info.outputPath(`${name}.png`)
  await page.screenshot({ path })
  await info.attach(name, { path, contentType: 'image/png' })
}

/** Opens the first packet when all evidence is here. */
export async function openFirst(page: Page, packets: number) {
  await arrived(page, packets)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
}

/** Goes through all items of all packets by keyboard, and looks at each. */
export async function readAll(
  page: Page,
  ids: string[],
  packets: HandIn[][],
  look: (item: HandIn, reading: Locator) => Promise<void>,
) {
  await openFirst(page, ids.length)
  for (const [at, items] of packets.entries()) {
    if (at > 0) await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(ids[at]!)
    for (const [index, item] of items.entries()) {
      if (index > 0) await page.keyboard.press('.')
      const reading = reader(page, titleOf(item))
      await expect(reading).toBeVisible()
      await test.step(titleOf(item), () => look(item, reading))
    }
  }
}

/** The window asks before it opens an address, showing the whole of it; nothing is opened. */
export async function declineLink(page: Page, url: string) {
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(url)
  await question.getByRole('button', { name: 'Stay here' }).click()
  await expect(question).toBeHidden()
}

/** Requests that would open an address in the system's browser. */
export function openings(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === hostPaths.openLink) asked.push(request.url())
  })
  return asked
}

/** The letters that are marked as the hit one is on. */
export const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found-here') ?? [])].map(String))

export async function findIn(page: Page, text: string, found: string) {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  await expect(page.getByRole('search').getByRole('status')).toHaveText(found)
}

export async function findInAll(page: Page, text: string, found: string) {
  await page.keyboard.press('l')
  const search = page.getByRole('search', { name: 'Find in all evidence' })
  await search.getByRole('combobox').fill(text)
  await expect(search.getByRole('status')).toHaveText(found)
}
