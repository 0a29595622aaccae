// oxlint-disable-next-line import/default -- the build makes an address of it
import libheifUrl from 'libheif-js/libheif-wasm/libheif-bundle.mjs?url'
import { serveErrand } from '../../errands/serve.ts'
import type { Size } from '../../sheets/layout.ts'
import { decodeHeic, type LibHeif } from './heic.ts'
import { field, readDirectories, sizeOf } from './directories.ts'
import type { Pixels } from './pixels.ts'
import { decodeTiff } from './tiff.ts'

export type Wanted = { bytes: ArrayBuffer; mediaType: string; page: number }
/** A page as it is to be painted, and how large all pages are. */
export type Decoded = { sizes: Size[]; bitmap: ImageBitmap }

serveErrand(
  async (asked): Promise<Decoded> => {
    const { bytes, mediaType, page } = asked as Wanted
    const all = new Uint8Array(bytes)
    if (mediaType !== 'image/tiff') {
      // The file of the package as it is: whoever has another build of libheif can put it there.
      const { default: open } = (await import(/* @vite-ignore */ libheifUrl)) as {
        default: () => LibHeif
      }
      const pixels = await decodeHeic(all, open())
      return {
        sizes: [{ width: pixels.width, height: pixels.height }],
        bitmap: await paint(pixels),
      }
    }
    const pages = readDirectories(all)
    const sizes = pages.map((one) => {
      const { width, height } = sizeOf(one)
      return field(one, 274, 1) >= 5 ? { width: height, height: width } : { width, height }
    })
    return { sizes, bitmap: await paint(decodeTiff(all, pages[page]!)) }
  },
  ({ bitmap }) => [bitmap],
)

const paint = ({ data, width, height }: Pixels) =>
  createImageBitmap(new ImageData(data, width, height))
