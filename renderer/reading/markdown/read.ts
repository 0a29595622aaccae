import { decodeHTML } from 'entities/decode'
import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import type { OfficeText } from '../office/text.ts'
import { Writer } from '../office/writer.ts'

/**
 * Markdown (CommonMark with GitHub's tables and tasks) as its headings, lists and paragraphs. Marks of
 * emphasis are left out; HTML stays the source that it is, pictures are named and not loaded.
 */
export function readMarkdown(text: string): OfficeText {
  const writer = new Writer()
  writeBlocks(writer, lexer(text, { gfm: true }), { list: 0, quote: 0 })
  return writer.end()
}

/** How many lists and quotations a block is in. */
type Within = { list: number; quote: number }

const lineWithin = ({ list, quote }: Within) =>
  list > 0
    ? ({ is: 'item', depth: list, mark: '' } as const)
    : quote > 0
      ? ({ is: 'quote', depth: quote } as const)
      : ({ is: 'paragraph' } as const)

function writeBlocks(writer: Writer, tokens: readonly Token[], within: Within): void {
  for (const token of tokens as readonly MarkedToken[]) {
    switch (token.type) {
      case 'heading':
        writer.write(inline(token.tokens))
        writer.line({ is: 'heading', depth: token.depth })
        break
      case 'code':
        writer.write(token.text)
        writer.line({ is: 'code' })
        break
      case 'blockquote':
        writeBlocks(writer, token.tokens, { ...within, quote: within.quote + 1 })
        break
      case 'list':
        writeList(writer, token, { ...within, list: within.list + 1 })
        break
      case 'table':
        writeTable(writer, token)
        break
      case 'html':
        writer.write(token.text)
        writer.line({ is: 'code' })
        break
      case 'paragraph':
      case 'text':
        writer.write(inline(token.tokens ?? [token]))
        writer.line(lineWithin(within))
        break
      default:
        // Space, rules between parts, and the addresses that links were given elsewhere.
        break
    }
  }
}

function writeList(writer: Writer, { ordered, start, items }: Tokens.List, within: Within): void {
  items.forEach(({ task, checked, tokens }, index) => {
    const number = ordered ? `${Number(start) + index}.` : '•'
    const mark = task ? (checked ? '☑' : '☐') : number
    const [first, ...rest] = tokens.filter(({ type }) => type !== 'checkbox') as MarkedToken[]
    const isLine = first?.type === 'text' || first?.type === 'paragraph'
    writer.write(isLine ? inline(first.tokens ?? [first]) : '')
    writer.line({ is: 'item', depth: within.list, mark })
    writeBlocks(writer, isLine || !first ? rest : [first, ...rest], within)
  })
}

function writeTable(writer: Writer, { header, rows }: Tokens.Table): void {
  writer.openTable()
  for (const row of [header, ...rows]) {
    for (const { tokens } of row) {
      writer.write(inline(tokens))
      writer.cell()
    }
    writer.row()
  }
  writer.closeTable()
}

const inline = (tokens: readonly Token[]): string =>
  (tokens as readonly MarkedToken[]).map(inlineOf).join('')

function inlineOf(token: MarkedToken): string {
  switch (token.type) {
    case 'br':
      return '\n'
    case 'image':
      return `[${token.text || 'Picture'}]`
    case 'link': {
      const said = inline(token.tokens)
      // Where one is led is part of what was handed in.
      return token.href === said || token.href === `mailto:${said}`
        ? said
        : `${said} (${token.href})`
    }
    case 'checkbox':
      return ''
    case 'strong':
    case 'em':
    case 'del':
      return inline(token.tokens)
    case 'text':
      // A line of the source ends anywhere.
      return token.tokens ? inline(token.tokens) : decodeHTML(token.text).replaceAll(/\s*\n/g, ' ')
    case 'escape':
    case 'codespan':
      return token.text
    default:
      return token.raw
  }
}
