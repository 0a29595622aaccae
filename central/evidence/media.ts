import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'

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
}

export const mediaTypes: ReadonlySet<string> = new Set(Object.values(byEnding))

/** The type that a file's name promises; null when it is none that can be read here. */
export const typeOfName = (name: string): string | null =>
  byEnding[path.extname(name).toLowerCase()] ?? null

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

const signatures: Record<string, (head: string) => boolean> = {
  // Readers accept bytes before the header, and some scanners write them.
  'application/pdf': (head) => head.includes('%PDF-'),
  'image/png': (head) => head.startsWith('\u0089PNG\r\n\u001a\n'),
  'image/jpeg': (head) => head.startsWith('\u00ff\u00d8\u00ff'),
  'image/webp': (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  'image/gif': (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a'),
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
  const real = Object.keys(signatures).find((type) => signatures[type]?.(head))
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
