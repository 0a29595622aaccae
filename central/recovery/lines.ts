import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { recordHead } from '../../shared/protocol/sealed.ts'

/** A line of a device's decisions file: the JSON in it, or why there is none. */
export type Line = { value: unknown } | { unreadable: string }

/** The lines of a decisions file in their order, each read by itself. */
export async function readLines(file: string): Promise<Line[]> {
  const bytes = await readFile(file)
  const lines: Line[] = []
  let begin = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, begin)) {
    lines.push(readLine(bytes.subarray(begin, at)))
    begin = at + 1
  }
  if (begin < bytes.length) lines.push({ unreadable: 'it was never written to its end' })
  return lines
}

function readLine(line: Buffer): Line {
  const head = recordHead.exec(line.subarray(0, 20).toString('latin1'))
  const json = line.subarray(head?.[0].length ?? 0)
  const whole =
    head !== null &&
    json.byteLength === Number(head[1]) &&
    crc32(json).toString(16).padStart(8, '0') === head[2]
  if (!whole) return { unreadable: 'it is damaged' }
  try {
    return { value: JSON.parse(json.toString('utf8')) as unknown }
  } catch {
    return { unreadable: 'it is damaged' }
  }
}
