/** Whether something can be seen, by the pixels of the screen. */
import type { Locator } from '@playwright/test'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Between two colours that an eye tells apart, summed over red, green and blue. */
const visible = 48

/**
 * The share of pixels, 0 to 1, that are not of the commonest colour, in that part of an element
 * which can be seen in its document's window.
 */
export async function inkOf(element: Locator): Promise<number> {
  const page = element.page()
  const [box, port] = await Promise.all([
    element.boundingBox(),
    page.locator('[role=document]').filter({ visible: true }).boundingBox(),
  ])
  if (!box || !port) return 0
  const x = Math.max(box.x, port.x)
  const y = Math.max(box.y, port.y)
  const width = Math.min(box.x + box.width, port.x + port.width) - x
  const height = Math.min(box.y + box.height, port.y + port.height) - y
  if (width < 1 || height < 1) return 0
  return inked(await page.screenshot({ clip: { x, y, width, height } }))
}

async function inked(png: Buffer): Promise<number> {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const colours = new Map<number, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!
    colours.set(colour, (colours.get(colour) ?? 0) + 1)
  }
  const [paper] = [...colours].reduce((most, one) => (one[1] > most[1] ? one : most))
  let ink = 0
  for (const [colour, count] of colours) if (distance(colour, paper) > visible) ink += count
  return ink / (image.width * image.height)
}

const channel = (colour: number, shift: number) => (colour >> shift) & 0xff

const distance = (one: number, other: number) =>
  [16, 8, 0].reduce((sum, shift) => sum + Math.abs(channel(one, shift) - channel(other, shift)), 0)
