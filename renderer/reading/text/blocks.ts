/** Lines a block; the browser lays out only the blocks that are near. */
const linesInBlock = 200

/** Text in blocks of whole lines, so that a long one scrolls as easily as a short one. */
export function blocks(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const made: string[] = []
  for (let line = 0; line < lines.length; line += linesInBlock) {
    made.push(lines.slice(line, line + linesInBlock).join('\n'))
  }
  return made
}
