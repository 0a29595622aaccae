import { Unreadable } from '../../errands/unreadable.ts'
import { checkSize, type Pixels } from './pixels.ts'

type Image = {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(target: Pixels, done: (shown: Pixels | null) => void): void
}
/** What is used of libheif, which is loaded when a picture asks for it. */
export type LibHeif = { HeifDecoder: new () => { decode(bytes: Uint8Array): Image[] } }

/** The picture that an HEIC file shows first, turned as it is to be seen. */
export async function decodeHeic(bytes: Uint8Array, { HeifDecoder }: LibHeif): Promise<Pixels> {
  const images = new HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (!image) throw new Unreadable('it is damaged, or in a format that is not known here')
  const size = { width: image.get_width(), height: image.get_height() }
  checkSize(size)
  const target = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) }
  const { promise, resolve } = Promise.withResolvers<Pixels | null>()
  image.display(target, resolve)
  const shown = await promise
  if (!shown) throw new Unreadable('it is damaged')
  return shown
}
