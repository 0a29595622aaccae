import { zipSync } from 'fflate'
import mammoth from 'mammoth/mammoth.browser.js'
import { readMarkup } from './markup.ts'
import type { OfficeText } from './text.ts'
import type { Parts } from './unpack.ts'

/** A Word document, as mammoth understands its styles, lists, notes and tables. */
export async function readWord(parts: Parts): Promise<OfficeText> {
  // Packed again, it is an archive of which is known how large it is.
  const { buffer } = zipSync(parts, { level: 0 })
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: buffer },
    {
      externalFileAccess: false,
      // What the style map of a file says, nobody has looked at.
      includeEmbeddedStyleMap: false,
      // By its own rules a title would be a paragraph.
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  )
  return readMarkup(value)
}
