/** Small pictures, made byte by byte. */

type TiffPage = {
  width: number
  height: number
  /** The page's one strip, as it is kept. */
  strip: Uint8Array
  /** More fields, or others: values of 16 bits by their numbers (TIFF 6.0). */
  fields?: Record<number, number[]>
}

/** A TIFF of these pages, RGB of a byte each where nothing else is said. */
export function tiffOf(pages: TiffPage[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [0x49, 0x49, 42, 0, 0, 0, 0, 0]
  const short = (value: number) => [value & 255, (value >> 8) & 255]
  const long = (value: number) => [...short(value & 0xffff), ...short(value >>> 16)]
  let link = 4
  for (const { width, height, strip, fields = {} } of pages) {
    const at = bytes.length
    bytes.push(...strip)
    const all: [number, number[], (value: number) => number[]][] = [
      [256, [width], long],
      [257, [height], long],
      ...Object.entries({
        258: [8, 8, 8],
        259: [1],
        262: [2],
        277: [3],
        278: [height],
        ...fields,
      }).map(([id, values]) => [Number(id), values, short] as [number, number[], typeof short]),
      [273, [at], long],
      [279, [strip.length], long],
    ]
    const entries = all
      .toSorted(([one], [other]) => one - other)
      .map(([id, values, write]) => {
        const written = values.flatMap(write)
        const place = bytes.length
        if (written.length > 4) bytes.push(...written)
        const value = written.length > 4 ? long(place) : [...written, 0, 0, 0, 0].slice(0, 4)
        return [...short(id), ...short(write === short ? 3 : 4), ...long(values.length), ...value]
      })
    bytes.splice(link, 4, ...long(bytes.length))
    bytes.push(...short(entries.length), ...entries.flat())
    link = bytes.length
    bytes.push(0, 0, 0, 0)
  }
  return Uint8Array.from(bytes)
}

/** An HEIC of 64 by 48 pixels, red above and blue below. */
export const heicFile = () => Uint8Array.from(atob(heic), (letter) => letter.charCodeAt(0))

const heic =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHQAAEAAAAAAAAAMgACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADXaXBycAAAALVpcGNvAAAAdWh2Y0MBBAgAAAAAAAAAAAAe8AD8/fr6AAAPAyAAAQAXQAEMAf//BAgAAAMAnbgAAAMAAB66AkAhAAEAKkIBAQQIAAADAJ24AAADAAAeoCCBBNlurkprm4EBAwIAAAMAAgAAAwACECIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMKCgoAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAAOm1kYXQAAAAuKAGvGYDvVqHXdvOEzyPt0BL1AIE5X8lL289qkW2JUZu+/EF6Wd/6Fe5KZUVIBg=='

/** A GIF of two pictures of one pixel, the first black, the second white. */
export function animationFile() {
  const frame = (data: string) => `21f904000a0000002c00000000010001000002${data}00`
  const head = '47494638396101000100800000000000ffffff'
  return Uint8Array.from(`${head}${frame('024401')}${frame('024c01')}3b`.match(/../g)!, (byte) =>
    Number.parseInt(byte, 16),
  )
}

/** A second of silence, 8,000 samples of a byte. */
export function wavFile(): Uint8Array<ArrayBuffer> {
  const samples = 8000
  const bytes = new Uint8Array(44 + samples).fill(128, 44)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string) =>
    bytes.set(
      Array.from(letters, (letter) => letter.charCodeAt(0)),
      at,
    )
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, samples, true)
  view.setUint32(28, samples, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  text(36, 'data')
  view.setUint32(40, samples, true)
  return bytes
}
