import { expect, test } from 'vitest'
import { coverKey, coversOf, type CoverOn, isOfficeCovered, writeCover } from './cover.ts'

const [file, other] = ['a'.repeat(64), 'b'.repeat(64)]
const cover = (id: string, by: CoverOn['by'], sha256 = file): CoverOn => ({
  id,
  sha256,
  page: 0,
  box: [0, 0, 1, 0.1],
  name: '',
  by,
})

test('what is covered is told by ids, in whichever order they come and whatever they are called', () => {
  const [one, two] = [cover('1', 'office'), cover('2', 'reviewer')]
  const named: CoverOn = { ...one, name: 'A face' }
  expect(coverKey([one, two])).toBe(coverKey([two, named]))
  expect(coverKey([one])).not.toBe(coverKey([one, two]))
  expect(coverKey([])).toBe('')
})

test('a file stays here for a cover of the office, and not for one of the reviewer or another file', () => {
  expect(isOfficeCovered([cover('1', 'office')], file)).toBe(true)
  expect(isOfficeCovered([cover('1', 'reviewer'), cover('2', 'office', other)], file)).toBe(false)
  expect(coversOf([cover('1', 'reviewer'), cover('2', 'office', other)], file)).toHaveLength(1)
})

test('a cover says whose it is, and what is under it where that was said', () => {
  expect(writeCover(cover('1', 'office'))).toBe('Covered by the office')
  expect(writeCover({ ...cover('1', 'reviewer'), name: 'A face' })).toBe('Covered by you: A face')
})
