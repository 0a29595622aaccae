import { Unreadable } from '../../errands/unreadable.ts'
import { dimensions } from '../dimensions.ts'
import { checkSize } from './pixels.ts'

/** The fields of one page of a TIFF by their numbers, as `utif2` names them: `t256` is the width. */
export type Directory = Record<string, number[]>

/** Pages; a fax of more is none. */
const mostPages = 2000

/** Bytes of one value by its type; texts, fractions and real numbers are of no use here. */
const sizes: Record<number, 1 | 2 | 4> = { 1: 1, 3: 2, 4: 4, 7: 1 }

/**
 * The pages of a TIFF, without its small previews. Read here and not by the decoder, which believes
 * whatever a file says of how many values follow and where the next page is.
 * @throws Unreadable
 */
export function readDirectories(bytes: Uint8Array): Directory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const found: Directory[] = []
  const seen = new Set([0])
  let at = bytes.length < 8 ? 0 : view.getUint32(4, little)
  while (!seen.has(at) && at + 2 <= bytes.length && found.length < mostPages) {
    seen.add(at)
    const count = view.getUint16(at, little)
    const end = at + 2 + count * 12
    if (end + 4 > bytes.length) break
    found.push(readDirectory(view, at + 2, count, little))
    at = view.getUint32(end, little)
  }
  const pictures = found.filter((page) => field(page, 256) > 0)
  const full = pictures.filter((page) => (field(page, 254) & 1) === 0)
  if (pictures.length === 0) throw new Unreadable('it is damaged')
  return full.length > 0 ? full : pictures
}

function readDirectory(view: DataView, start: number, count: number, little: boolean): Directory {
  const page: Directory = {}
  for (let at = start; at < start + count * 12; at += 12) {
    const size = sizes[view.getUint16(at + 2, little)]
    const values = view.getUint32(at + 4, little)
    if (!size) continue
    const from = values * size <= 4 ? at + 8 : view.getUint32(at + 8, little)
    if (from + values * size > view.byteLength) continue
    const read = (index: number) => {
      if (size === 4) return view.getUint32(from + index * 4, little)
      return size === 2 ? view.getUint16(from + index * 2, little) : view.getUint8(from + index)
    }
    page[`t${view.getUint16(at, little)}`] = Array.from({ length: values }, (_, index) =>
      read(index),
    )
  }
  return page
}

/** The first value of a field, or what it means that there is none (TIFF 6.0, part 1). */
export const field = (page: Directory, number: number, otherwise = 0) =>
  page[`t${number}`]?.[0] ?? otherwise

export const sizeOf = (page: Directory) => ({ width: field(page, 256), height: field(page, 257) })

/** Where the parts of a page lie: rows of it, or tiles. */
export function partsOf(page: Directory) {
  const { width, height } = sizeOf(page)
  const tiled = page['t322'] !== undefined
  const part = tiled
    ? { width: field(page, 322), height: field(page, 323) }
    : { width, height: Math.min(height, field(page, 278, height)) }
  const offsets = page[tiled ? 't324' : 't273'] ?? []
  const lengths = page[tiled ? 't325' : 't279'] ?? []
  return { tiled, part, offsets, lengths }
}

/** Bits of a pixel. */
export const depthOf = (page: Directory) => field(page, 258, 1) * field(page, 277, 1)

const compressions = new Set([1, 2, 3, 4, 5, 7, 8, 32946, 32773])
const colours = new Set([0, 1, 2, 3, 5, 6])

/**
 * Lets only pages through whose parts are where they should be, in formats that are known.
 * @throws Unreadable
 */
export function checkPage(page: Directory, bytes: Uint8Array) {
  const size = sizeOf(page)
  checkSize(size)
  const unknown =
    !compressions.has(field(page, 259, 1)) ||
    !colours.has(field(page, 262, 2)) ||
    field(page, 284, 1) !== 1 ||
    depthOf(page) > 64
  if (unknown) throw new Unreadable('its pixels are kept in a way that is not known here')

  const { tiled, part, offsets, lengths } = partsOf(page)
  const across = tiled ? Math.ceil(size.width / part.width) : 1
  const count = across * Math.ceil(size.height / part.height)
  const isWhole = offsets.length === count && lengths.length === count
  const lies = (offset: number, index: number) => offset + lengths[index]! <= bytes.length
  if (!isWhole || !offsets.every(lies)) throw new Unreadable('it is damaged')
  checkSize(part)
  if (field(page, 259) !== 7) return
  // A JPEG inside says once more how large it is; it is rounded up to its own blocks.
  for (const [index, offset] of offsets.entries()) {
    const jpeg = bytes.subarray(offset, offset + lengths[index]!)
    const stated = dimensions('image/jpeg', jpeg)
    const fits = stated && stated.width <= part.width + 64 && stated.height <= part.height + 64
    if (!fits) throw new Unreadable('it is damaged')
  }
}
