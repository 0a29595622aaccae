import { fail } from '../../shared/protocol/problem.ts'

/** How many bytes from the start tell what a file is. */
export const headSize = 1024

const ascii = (head: Uint8Array, begin: number, end: number) =>
  String.fromCharCode(...head.subarray(begin, end))

const begins = (head: Uint8Array, ...bytes: number[]) =>
  bytes.every((byte, index) => head[index] === byte)

const kinds: readonly (readonly [mediaType: string, is: (head: Uint8Array) => boolean])[] = [
  // Writers put other bytes first, and readers have always looked for it in the first kilobyte.
  ['application/pdf', (head) => ascii(head, 0, headSize).includes('%PDF-')],
  ['image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/gif', (head) => /^GIF8[79]a/.test(ascii(head, 0, 6))],
  ['image/webp', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP'],
  ['application/zip', (head) => begins(head, 0x50, 0x4b, 0x03, 0x04)],
]

/** The media type that the first bytes of a file show, or null where they show none. */
export function sniff(head: Uint8Array): string | null {
  return kinds.find(([, is]) => is(head))?.[0] ?? null
}

const names: Record<string, string> = {
  'application/pdf': 'a PDF document',
  'image/jpeg': 'a JPEG picture',
  'image/png': 'a PNG picture',
  'image/gif': 'a GIF picture',
  'image/webp': 'a WebP picture',
  'image/svg+xml': 'an SVG drawing',
  'application/zip': 'a ZIP archive',
  'text/plain': 'plain text',
  'text/markdown': 'Markdown text',
  'text/csv': 'a CSV table',
  'text/html': 'a web page',
  'application/msword': 'a Word document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    'a PowerPoint presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'an Excel workbook',
  'application/vnd.oasis.opendocument.text': 'an OpenDocument text',
  'video/mp4': 'an MP4 video',
  'audio/mpeg': 'an MP3 recording',
}

/** A media type in words. */
export const nameOf = (mediaType: string) => names[mediaType] ?? `of the type ${mediaType}`

const marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
const isWideText = (head: Uint8Array) => marks.some((mark) => begins(head, ...mark))

/**
 * Throws `evidence-not-its-type` where the first bytes of a file contradict its media type: another
 * format than the one it names, or bytes that no text has.
 */
export function checkType(title: string, mediaType: string, head: Uint8Array) {
  const is = sniff(head)
  const known = kinds.some(([type]) => type === mediaType)
  const wrong = known
    ? is !== mediaType
    : mediaType.startsWith('text/') && !isWideText(head) && (is !== null || head.includes(0))
  if (wrong) fail('evidence-not-its-type', title, nameOf(mediaType))
}
