import { Unreadable } from '../errands/unreadable.ts'
import { readOpenDocument } from './opendocument.ts'
import { relationsOf } from './relations.ts'
import { readSlides } from './slides.ts'
import type { OfficeText } from './text.ts'
import { readPart, unpack } from './unpack.ts'
import { readWord } from './word.ts'
import { readWorkbook } from './workbook.ts'

/** Reads an office file by what is in it. @throws Unreadable, or whatever a damaged file leads to */
export async function readOffice(bytes: Uint8Array): Promise<OfficeText> {
  const parts = unpack(bytes)
  const open = readPart(parts, 'content.xml')
  if (open !== null) return readOpenDocument(open)
  const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part
  const folder = main?.split('/')[0]
  if (folder === 'word') return readWord(parts)
  if (main !== undefined && folder === 'xl') return readWorkbook(parts, main)
  if (main !== undefined && folder === 'ppt') return readSlides(parts, main)
  throw new Unreadable('there is no document in it')
}
