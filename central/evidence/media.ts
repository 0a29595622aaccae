import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'

const ooxml = 'application/vnd.openxmlformats-officedocument'
const odf = 'application/vnd.oasis.opendocument'

/** The types of files that a reviewer can read at the workstation, by the ending of the name. */
const byEnding: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.heic': 'image/heic',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.docx': `${ooxml}.wordprocessingml.document`,
  '.xlsx': `${ooxml}.spreadsheetml.sheet`,
  '.pptx': `${ooxml}.presentationml.presentation`,
  '.odt': `${odf}.text`,
  '.ods': `${odf}.spreadsheet`,
  '.odp': `${odf}.presentation`,
}

export const mediaTypes: ReadonlySet<string> = new Set(Object.values(byEnding))

/** The type that a file's name promises; null when it is none that can be read here. */
export const typeOfName = (name: string): string | null =>
  byEnding[path.extname(name).toLowerCase()] ?? null

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Of an ISO base media file; empty where it is none. */
const brandOf = (head: string) => (head.slice(4, 8) === 'ftyp' ? head.slice(8, 12) : '')
const heicBrand = /^(hei|hev|mif1|msf1)/
const isRecording = (head: string) => !/^($|avi|hei|hev|mif1|msf1)/.test(brandOf(head))
const isZip = (head: string) => head.startsWith('PK\u0003\u0004')

const signatures: Record<string, (head: string) => boolean> = {
  // Readers accept bytes before the header, and some scanners write them.
  'application/pdf': (head) => head.includes('%PDF-'),
  'image/png': (head) => head.startsWith('\u0089PNG\r\n\u001a\n'),
  'image/jpeg': (head) => head.startsWith('\u00ff\u00d8\u00ff'),
  'image/webp': (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  'image/gif': (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a'),
  'image/tiff': (head) => head.startsWith('II*\0') || head.startsWith('MM\0*'),
  'image/heic': (head) => heicBrand.test(brandOf(head)),
  'video/mp4': isRecording,
  // Recorders of before 2001 name no brand.
  'video/quicktime': (head) => isRecording(head) || /^(moov|mdat|wide|free)/.test(head.slice(4)),
  'audio/mp4': isRecording,
  'video/webm': (head) => head.startsWith('\u001a\u0045\u00df\u00a3'),
  'audio/ogg': (head) => head.startsWith('OggS'),
  'audio/wav': (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE',
  'audio/mpeg': (head) => head.startsWith('ID3') || /^\u00ff[\u00e2-\u00fb]/.test(head),
  [`${ooxml}.wordprocessingml.document`]: isZip,
  [`${ooxml}.spreadsheetml.sheet`]: isZip,
  [`${ooxml}.presentationml.presentation`]: isZip,
  [`${odf}.text`]: isZip,
  [`${odf}.spreadsheet`]: isZip,
  [`${odf}.presentation`]: isZip,
}

/**
 * Whether a file is what its type says: by its first bytes, a text by being UTF-8 throughout.
 * @returns null when it is; otherwise what it is not, to follow the file's name
 */
export async function mismatch(file: string, mediaType: string): Promise<string | null> {
  const isOfType = signatures[mediaType]
  if (!isOfType) return (await isText(file)) ? null : 'is not text in UTF-8'
  const head = latin(await readHead(file))
  if (isOfType(head)) return null
  // An archive may be anything.
  const named = Object.entries(signatures).filter(([, is]) => is !== isZip)
  const real = named.find(([, is]) => is(head))?.[0]
  return `is not ${mediaType}${real ? ` but ${real}` : ''}`
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const buffer = new Uint8Array(1024)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function isText(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>)
      if (decoder.decode(chunk, { stream: true }).includes('\u0000')) return false
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
