import { expect, test } from 'vitest'
import { openOnePage } from '../../../testing/pdf.ts'
import { textOf } from './text.ts'

/** Lines that stand too far from each other to be read as one. */
const lines = Array.from(
  { length: 50 },
  (_, line) => `1 0 0 1 10 ${990 - line * 19} Tm (${line}) Tj`,
)
const drawn = `BT /F 10 Tf ${lines.join(' ')} ET`
const page = await openOnePage({ box: [0, 0, 100, 1000], drawn })
const words = ({ items }: Awaited<ReturnType<typeof textOf>>) =>
  items.flatMap((item) => ('str' in item && item.str !== '' ? item.str : []))

test('the text of a page is read whole, as pdf.js gives it', async () => {
  const text = await textOf(page)
  expect(text).toEqual(await page.getTextContent({ includeMarkedContent: true }))
  expect(words(text)).toHaveLength(50)
})

test('of more than anybody reads, the beginning is', async () => {
  const text = await textOf(page, 10)
  expect(text.items).toHaveLength(10)
  expect(words(text).slice(0, 3)).toEqual(['0', '1', '2'])
  expect(Object.keys(text.styles)).not.toHaveLength(0)
  expect(words(await textOf(page))).toHaveLength(50)
})
