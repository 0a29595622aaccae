import type { OfficeText } from './text.ts'
import { walk } from './xml.ts'
import { Writer } from './writer.ts'

/** Text out of the well-formed HTML that mammoth writes; it is never put into a page. */
export function readMarkup(html: string): OfficeText {
  const writer = new Writer()
  let lists = 0
  walk(`<html>${html}</html>`, {
    open(name, attribute) {
      if (name === 'ul' || name === 'ol') {
        // A list in an item: the item's own line comes first.
        if (lists > 0) writer.line({ is: 'item', depth: lists })
        lists += 1
      }
      if (name === 'table') writer.openTable()
      if (name === 'br') writer.write('\n')
      if (name === 'img') writer.write(`[${attribute('alt')?.trim() || 'Picture'}]`)
    },
    close(name) {
      if (name === 'ul' || name === 'ol') lists -= 1
      else if (name === 'p')
        writer.line(lists > 0 ? { is: 'item', depth: lists } : { is: 'paragraph' })
      else if (name === 'li') writer.line({ is: 'item', depth: lists })
      else if (name === 'td' || name === 'th') writer.cell()
      else if (name === 'tr') writer.row()
      else if (name === 'table') writer.closeTable()
      else if (/^h[1-6]$/.test(name)) writer.line({ is: 'heading', depth: Number(name[1]) })
    },
    text: (text) => writer.write(text),
  })
  return writer.end()
}
