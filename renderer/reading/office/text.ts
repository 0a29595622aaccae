/** Office files as text: what is in them, without how it is laid out. */
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
  | { is: 'item'; depth: number; text: string }
  /** Rows may be of unequal length. */
  | { is: 'table'; rows: string[][] }

/** The kind of a line of text. */
export type Line = { is: 'heading' | 'item'; depth: number } | { is: 'paragraph' }
