import { expect, test } from 'vitest'
import type { FileRow } from '../store/rows.ts'
import { noneOf } from './assembly.ts'
import { BrokenOff } from './broken-off.ts'

const fileAt = (sha256: string, have: number) => ({ sha256, have }) as FileRow
const begunAt = (index: number) => ({ index, bytes: new Uint8Array([1, 2, 3]) })

test('what was kept is taken once, for the piece that it is of', () => {
  const brokenOff = new BrokenOff(4)
  brokenOff.keep('a', begunAt(2))
  expect(brokenOff.take(fileAt('b', 2))).toEqual(noneOf(2))
  expect(brokenOff.take(fileAt('a', 2))).toEqual(begunAt(2))
  expect(brokenOff.take(fileAt('a', 2))).toEqual(noneOf(2))
})

test('a file of which less is on the disk goes on there', () => {
  const brokenOff = new BrokenOff(4)
  brokenOff.keep('a', begunAt(2))
  expect(brokenOff.take(fileAt('a', 1))).toEqual(noneOf(1))
})

test('no more is kept than is allowed, and the newest stay', () => {
  const brokenOff = new BrokenOff(2)
  for (const name of ['a', 'b', 'c']) brokenOff.keep(name, begunAt(0))
  const kept = ['a', 'b', 'c'].map((name) => brokenOff.take(fileAt(name, 0)).bytes.length)
  expect(kept).toEqual([0, 3, 3])
})
