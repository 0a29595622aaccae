import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CoverBox } from '../../../shared/model/cover.ts'
import { openOnePage } from '../../testing/pdf.ts'
import { pageText } from '../pdf/pageText.ts'
import { shapeOf } from '../pdf/worker/Hidden.ts'
import { textOf } from '../pdf/worker/text.ts'
import { coveredWords, coverText } from './text.ts'

/** Two lines at the top of a page of 200 by 100; a letter of 10 is 6 wide. */
const drawn = 'BT /F 10 Tf 20 80 Td (Ada Lovelace) Tj 0 -20 Td (Field log) Tj ET'

async function open(entries = '') {
  const page = await openOnePage({ box: [0, 0, 200, 100], drawn, entries })
  return { content: await textOf(page), shape: shapeOf(page) }
}
const textUnder = async (box: CoverBox, entries?: string) => {
  const { content, shape } = await open(entries)
  return pageText(coverText(content, [box], shape)).text
}

test('a run that is under a cover goes whole, and all else stays where it was', async () => {
  const { content, shape } = await open()
  const before = pageText(content)
  const after = pageText(coverText(content, [[0.1, 0.1, 0.2, 0.12]], shape))
  expect(before.text).toContain('Ada Lovelace')
  expect(after.text).not.toMatch(/[AL]/)
  expect(after.text).toContain('Field log')
  expect(after.starts).toEqual(before.starts)
  expect(after.text.indexOf('Field')).toBe(before.text.indexOf('Field'))
})

test('its last letter is enough', async () => {
  expect(await textUnder([0.44, 0.1, 0.2, 0.12])).not.toContain('Ada')
})

describe('what is beside a cover stays', () => {
  test.each([
    ['right of it', [0.6, 0.1, 0.3, 0.12]],
    ['above it', [0, 0, 1, 0.1]],
    ['with no more than the edge of a letter under it', [0.1, 0, 0.9, 0.125]],
  ] as [string, CoverBox][])('%s', async (_, box) => {
    expect(await textUnder(box)).toContain('Ada Lovelace')
  })
})

test('on a page that its document turns, a cover is where it is seen', async () => {
  // By a quarter clockwise: the first line stands upright at the right edge.
  expect(await textUnder([0.75, 0, 0.2, 1], '/Rotate 90')).not.toContain('Ada')
  expect(await textUnder([0, 0, 0.2, 1], '/Rotate 90')).toContain('Ada')
})

test('words that are covered are told for what repeats them', async () => {
  const { content, shape } = await open()
  expect(coveredWords(content, [[0.1, 0.1, 0.2, 0.12]], shape)).toEqual(['ada', 'lovelace'])
  expect(coveredWords(content, [[0.6, 0.6, 0.2, 0.12]], shape)).toEqual([])
})

test('whatever is covered, no letter of it is left, and none goes elsewhere', async () => {
  const { content, shape } = await open()
  const before = pageText(content).text
  const share = fc.integer({ min: 1, max: 1000 }).map((value) => value / 1000)
  fc.assert(
    fc.property(share, share, share, share, (x, y, width, height) => {
      const text = pageText(coverText(content, [[x, y, width, height]], shape)).text
      expect(text).toHaveLength(before.length)
      for (const [at, letter] of text.split('').entries())
        expect([' ', before[at]]).toContain(letter)
    }),
  )
  expect(pageText(coverText(content, [[0, 0, 1, 1]], shape)).text.trim()).toBe('')
})
