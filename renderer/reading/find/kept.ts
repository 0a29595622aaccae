import { version } from 'pdfjs-dist'
import type { Labels } from '../sheets/labels.ts'

/** Names the text of some pages of a file; `madeBy` tells what read it out of the file. */
export type TextName = { sha256: string; part: number; madeBy: string }
/**
 * The text of a portion of a file's pages, in order, and how many pages the file has. The first
 * portion says what the file calls its pages, too; null where that is their number.
 */
export type TextPart = { pages: number; texts: string[]; labels?: Labels | null }

/** Where the text of documents is kept from one opening to the next; the host of the reader gives it. */
export type TextKeeper = {
  /** Null where it was not kept. */
  read(name: TextName): Promise<TextPart | null>
  write(name: TextName, part: TextPart): Promise<void>
}

/** The texts that are kept of one file, by portions of its pages. */
export type KeptTexts = {
  read(part: number): Promise<TextPart | null>
  write(part: number, texts: TextPart): Promise<void>
}

/** To be raised whenever `pageText` makes another text of the same page, or more is kept. */
const form = 2

/** @param covers tells what was covered when the text was read: what is kept says no more */
export function keptOf(keeper: TextKeeper, sha256: string, covers = ''): KeptTexts {
  const madeBy = `pdfjs ${version} ${form}${covers === '' ? '' : ` without ${covers}`}`
  const name = (part: number) => ({ sha256, part, madeBy })
  return {
    read: (part) => keeper.read(name(part)),
    write: (part, texts) => keeper.write(name(part), texts),
  }
}
