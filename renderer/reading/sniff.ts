import { fail } from '../../shared/protocol/problem.ts'
import { nameOf } from './names.ts'

/** How many bytes from the start tell what a file is. */
export const headSize = 1024

const ascii = (head: Uint8Array, begin: number, end: number) =>
  String.fromCharCode(...head.subarray(begin, end))

const begins = (head: Uint8Array, ...bytes: number[]) =>
  bytes.every((byte, index) => head[index] === byte)

/** The kind of RIFF file that it says it is. */
const riff = (head: Uint8Array) => (ascii(head, 0, 4) === 'RIFF' ? ascii(head, 8, 12) : null)

/** The major brand of an ISO base media file (ISO/IEC 14496-12). */
const brand = (head: Uint8Array) => (ascii(head, 4, 8) === 'ftyp' ? ascii(head, 8, 12) : null)

/** Of still pictures in that container (ISO/IEC 23008-12); all others are recordings. */
const stillBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
const isStill = (head: Uint8Array) => stillBrands.has(brand(head) ?? '')
const isAvif = (head: Uint8Array) => /^avi[fs]$/.test(brand(head) ?? '')

const kinds: readonly (readonly [mediaType: string, is: (head: Uint8Array) => boolean])[] = [
  // Writers put other bytes first, and readers have always looked for it in the first kilobyte.
  ['application/pdf', (head) => ascii(head, 0, headSize).includes('%PDF-')],
  ['image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/gif', (head) => /^GIF8[79]a/.test(ascii(head, 0, 6))],
  ['image/webp', (head) => riff(head) === 'WEBP'],
  ['image/tiff', (head) => /^(II\*\0|MM\0\*)/.test(ascii(head, 0, 4))],
  ['image/heic', isStill],
  ['image/avif', isAvif],
  ['video/mp4', (head) => brand(head) !== null && !isStill(head) && !isAvif(head)],
  ['video/webm', (head) => begins(head, 0x1a, 0x45, 0xdf, 0xa3)],
  ['application/ogg', (head) => ascii(head, 0, 4) === 'OggS'],
  ['audio/wav', (head) => riff(head) === 'WAVE'],
  ['audio/flac', (head) => ascii(head, 0, 4) === 'fLaC'],
  ['audio/mpeg', (head) => ascii(head, 0, 3) === 'ID3' || isFrame(head)],
  ['application/zip', (head) => begins(head, 0x50, 0x4b, 0x03, 0x04)],
  // Office files of before 2007, and those of after that are locked by a password.
  ['application/x-ole-storage', (head) => begins(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
]

/** The header of a frame of MPEG audio, layer III; 0xff 0xfe begins a text in UTF-16. */
const isFrame = ([first, second = 0]: Uint8Array) =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02

/** The media type that the first bytes of a file show, or null where they show none. */
export function sniff(head: Uint8Array): string | null {
  return kinds.find(([, is]) => is(head))?.[0] ?? null
}

/** Types whose files begin as those of another: `sniff` knows the container only. */
const containers: Record<string, string> = {
  'image/heif': 'image/heic',
  'video/quicktime': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/mp4': 'video/mp4',
  'audio/x-m4a': 'video/mp4',
  'video/x-matroska': 'video/webm',
  'audio/webm': 'video/webm',
  'video/ogg': 'application/ogg',
  'audio/ogg': 'application/ogg',
  'audio/x-wav': 'audio/wav',
}
/** Zipped XML, whoever made it. */
const zipped =
  /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-[a-z]+\.[a-z]+\.macroenabled)\./

const containerOf = (mediaType: string) =>
  containers[mediaType] ?? (zipped.test(mediaType) ? 'application/zip' : mediaType)

/** Recorders begin with frames, tags or silence: only what is clearly something else is wrong. */
const free = new Set(['audio/mpeg', 'video/quicktime'])

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
  if (contradicts(mediaType, head)) fail('evidence-not-its-type', title, nameOf(mediaType))
}

function contradicts(mediaType: string, head: Uint8Array): boolean {
  const is = sniff(head)
  const stated = containerOf(mediaType)
  if (kinds.some(([type]) => type === stated))
    return is !== stated && !(is === null && free.has(mediaType))
  return mediaType.startsWith('text/') && !isWideText(head) && (is !== null || head.includes(0))
}
