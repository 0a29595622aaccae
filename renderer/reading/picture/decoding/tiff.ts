import { unzlibSync } from 'fflate'
import { decodeImage, type IFD, toRGBA8 } from 'utif2'
import { Unreadable } from '../../errands/unreadable.ts'
import { checkPage, depthOf, type Directory, field, partsOf, sizeOf } from './directories.ts'
import { orient } from './orient.ts'
import type { Pixels } from './pixels.ts'

/** Decodes a page of a TIFF. @throws Unreadable, or whatever a damaged page leads to */
export function decodeTiff(bytes: Uint8Array<ArrayBuffer>, page: Directory): Pixels {
  checkPage(page, bytes)
  const plain = [8, 32946].includes(field(page, 259)) ? inflate(bytes, page) : { bytes, page }
  const image = { ...plain.page } as Directory & IFD
  decodeImage(plain.bytes.buffer, image)
  const size = sizeOf(page)
  const data = field(page, 262) === 5 ? fromInks(image) : toRGBA8(image)
  // What it has no way to show it leaves clear.
  if (data.length !== size.width * size.height * 4 || !data.some((value) => value > 0))
    throw new Unreadable('its pixels are kept in a way that is not known here')
  const pixels = { ...size, data: new Uint8ClampedArray(data.buffer as ArrayBuffer) }
  return orient(pixels, field(page, 274, 1))
}

/** Unpacks the parts to what they hold and no further: a small one can claim to fill all memory. */
function inflate(bytes: Uint8Array, page: Directory) {
  const { tiled, part, offsets, lengths } = partsOf(page)
  const size = Math.ceil((part.width * depthOf(page)) / 8) * part.height
  const whole = new Uint8Array(2 + size * offsets.length)
  // Which end numbers begin at.
  whole.set(bytes.subarray(0, 2))
  const starts = offsets.map((offset, index) => {
    const packed = bytes.subarray(offset, offset + lengths[index]!)
    const start = 2 + index * size
    whole.set(unzlibSync(packed, { out: new Uint8Array(size) }), start)
    return start
  })
  const [at, long] = tiled ? (['t324', 't325'] as const) : (['t273', 't279'] as const)
  const plain = { ...page, t259: [1], [at]: starts, [long]: starts.map(() => size) }
  return { bytes: whole, page: plain }
}

/** Cyan, magenta, yellow and black, a byte each, as a screen shows them without a colour profile. */
function fromInks(image: Directory & IFD): Uint8Array {
  const samples = field(image, 277, 1)
  if (field(image, 258) !== 8 || samples < 4)
    throw new Unreadable('its colours are kept in a way that is not known here')
  const count = image.width * image.height
  const made = new Uint8Array(count * 4)
  for (let pixel = 0; pixel < count; pixel += 1) {
    const from = pixel * samples
    const light = 255 - (image.data[from + 3] ?? 0)
    for (let ink = 0; ink < 3; ink += 1)
      made[pixel * 4 + ink] = ((255 - (image.data[from + ink] ?? 0)) * light) / 255
    made[pixel * 4 + 3] = 255
  }
  return made
}
