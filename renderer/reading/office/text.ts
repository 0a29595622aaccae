/** Files as text in blocks: what is in them, without how it is laid out. */
export type OfficeText = {
  sections: Section[]
  /** There is more than this program shows. */
  isCut: boolean
}
/** A document is one section; a workbook has one for each sheet, a presentation one for each slide. */
export type Section = { title: string | null; blocks: Block[] }
export type Block =
  | { is: 'heading'; depth: number; text: string }
  | { is: 'paragraph'; text: string }
  | { is: 'item'; depth: number; text: string; mark?: string }
  | { is: 'quote'; depth: number; text: string }
  /** Shown as it is spaced, in letters of one width. */
  | { is: 'code'; text: string }
  /** Rows may be of unequal length. */
  | { is: 'table'; rows: string[][] }

/** The kind of a line of text. */
export type Line =
  | { is: 'heading' | 'quote'; depth: number }
  /** What stands before it, where that is not a dot. */
  | { is: 'item'; depth: number; mark?: string }
  | { is: 'paragraph' | 'code' }
