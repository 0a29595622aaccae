import { expect, test } from 'vitest'
import type { Evidence } from '../../shared/model/evidence.ts'
import { movedBetween } from './moved.ts'

const item = (title: string, digit: string): Evidence => ({
  id: `E-${title}`,
  kind: 'text',
  title,
  text: digit,
  sha256: digit.repeat(64),
})
const log = item('Log', '1')
const revised = item('Log', '2')
const photo = item('Photo', '3')
const letter = item('Letter', '4')

test('what is there on both sides did not move, wherever it stands', () => {
  expect(movedBetween([log, photo], [photo, log])).toEqual([])
})

test('an item is known again by its title; others came or went', () => {
  expect(movedBetween([log, photo], [letter, revised])).toEqual([
    { was: photo, is: null },
    { was: null, is: letter },
    { was: log, is: revised },
  ])
})

test('one that went is the former of one that came, not of two', () => {
  const second = item('Log', '5')
  expect(movedBetween([log], [revised, second])).toEqual([
    { was: log, is: revised },
    { was: null, is: second },
  ])
})
