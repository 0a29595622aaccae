import { expect, test } from 'vitest'
import { pieceSize } from '../../shared/model/evidence.ts'
import { bytesOf } from '../testing/fixtures.ts'
import { Assembly, type Came, noneOf } from './assembly.ts'

const size = 2 * pieceSize + 500
const file = bytesOf(1, size)

/** Adds the rest of the file in parts of at most so many bytes; gives memory back as it goes. */
function addRest(assembly: Assembly, most: number): Buffer[] {
  const pieces: Buffer[] = []
  while (assembly.lacks > 0) {
    const part = file.subarray(assembly.at, assembly.at + Math.min(most, assembly.lacks))
    const came = assembly.add(part)
    if (came) pieces.push(Buffer.from(came.bytes))
    came?.free()
  }
  return pieces
}

const expected = [0, 1, 2].map((index) =>
  Buffer.from(file.subarray(index * pieceSize, (index + 1) * pieceSize)),
)

test.each([pieceSize, 300_000, 65_536])('pieces are made of parts of %d bytes', (most) => {
  const assembly = new Assembly(size, noneOf(0))
  expect(addRest(assembly, most).map((piece, index) => piece.equals(expected[index]!))).toEqual([
    true,
    true,
    true,
  ])
  expect(assembly.at).toBeGreaterThanOrEqual(size)
})

test('one goes on with what another began', () => {
  const first = new Assembly(size, noneOf(1))
  first.add(file.subarray(pieceSize, pieceSize + 10))
  const second = new Assembly(size, first.begun)
  expect(second.at).toBe(pieceSize + 10)
  expect(addRest(second, 300_000).map((piece) => piece.equals(expected[1]!))).toEqual([true, false])
})

test('begun anew, nothing is left of what was there', () => {
  const assembly = new Assembly(size, noneOf(1))
  assembly.add(bytesOf(2, 10))
  assembly.restart()
  expect(assembly.at).toBe(0)
  expect(addRest(assembly, pieceSize)[0]?.equals(expected[0]!)).toBe(true)
})

test('memory is used again only when it was given back', () => {
  const assembly = new Assembly(size, noneOf(0))
  const [first, second, third] = [0, 1, 2].map((index): Came => {
    const came = assembly.add(expected[index]!)!
    if (index === 0) came.free()
    return came
  })
  expect(second!.bytes.buffer).toBe(first!.bytes.buffer)
  expect(third!.bytes.buffer).not.toBe(second!.bytes.buffer)
})
