import type { TextContent } from 'pdfjs-dist/types/src/display/api'
import { expect, test } from 'vitest'
import { openOnePage } from '../../testing/pdf.ts'
import { boxesOf } from './boxes.ts'
import { pageText } from './pageText.ts'

async function read(drawn: string): Promise<TextContent> {
  return (await openOnePage({ box: [0, 0, 300, 400], drawn })).getTextContent()
}

function boxes(content: TextContent, words: string) {
  const start = pageText(content).text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return boxesOf(content, { start, end: start + words.length })
}

/** A letter of Courier is 0.6 of its size wide. */
const letter = 6

test('a passage has one box for each of its lines', async () => {
  const content = await read(
    'BT /F 10 Tf 20 300 Td (Low water mark) Tj 0 -14 Td (was at six) Tj ET',
  )
  const [one, ...others] = boxes(content, 'water')
  expect(others).toEqual([])
  expect(one![0]).toBeCloseTo(20 + 4 * letter)
  expect(one![2]).toBeCloseTo(5 * letter)
  expect(one![1]).toBeLessThan(300)
  expect(one![1] + one![3]).toBeGreaterThan(306)

  const [first, second] = boxes(content, 'mark\nwas')
  expect(first![0]).toBeCloseTo(20 + 10 * letter)
  expect(second![0]).toBeCloseTo(20)
  expect(second![2]).toBeCloseTo(3 * letter)
  expect(first![1] - second![1]).toBeCloseTo(14)
})

test('a text that is turned has its box where it stands', async () => {
  const content = await read('BT /F 10 Tf 0 1 -1 0 50 200 Tm (Low water mark) Tj ET')
  const [left, bottom, width, height] = boxes(content, 'water')[0]!
  expect(bottom).toBeCloseTo(200 + 4 * letter)
  expect(height).toBeCloseTo(5 * letter)
  expect(left).toBeLessThan(50)
  expect(left + width).toBeGreaterThan(50)
})
