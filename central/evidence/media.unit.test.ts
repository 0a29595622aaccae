import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mismatch, typeOfName } from './media.ts'

async function fileOf(content: string | Uint8Array) {
  const folder = await mkdtemp(path.join(tmpdir(), 'media-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'file')
  await writeFile(file, content)
  return file
}
const bytes = (latin: string) => Buffer.from(latin, 'latin1')

test.each([
  ['application/pdf', bytes('%PDF-1.7\n')],
  ['application/pdf', bytes(`${' '.repeat(500)}%PDF-1.4`)],
  ['image/png', bytes('\u0089PNG\r\n\u001a\n1234')],
  ['image/jpeg', bytes('\u00ff\u00d8\u00ff\u00e0')],
  ['image/webp', bytes('RIFF1234WEBPVP8 ')],
  ['image/gif', bytes('GIF89a')],
  ['image/tiff', bytes('II*\0')],
  ['image/heic', bytes('\0\0\0\u0018ftypheic')],
  ['video/mp4', bytes('\0\0\0\u0020ftypisom')],
  ['video/quicktime', bytes('\0\0\0\u0008wide')],
  ['audio/mpeg', bytes('\u00ff\u00fb\u0090')],
  ['application/vnd.oasis.opendocument.text', bytes('PK\u0003\u0004')],
  ['text/plain', Buffer.from('Café\n')],
  ['text/markdown', Buffer.from('')],
])('%s is what it says', async (type, content) => {
  expect(await mismatch(await fileOf(content), type)).toBeNull()
})

test.each([
  ['application/pdf', bytes('\u0089PNG\r\n\u001a\n'), 'is not application/pdf but image/png'],
  ['image/png', Buffer.from('<html>'), 'is not image/png'],
  ['image/webp', bytes('RIFF1234AVI '), 'is not image/webp'],
  ['video/mp4', bytes('\0\0\0\u0018ftypheic'), 'is not video/mp4 but image/heic'],
  ['video/mp4', bytes('RIFF1234AVI '), 'is not video/mp4'],
  ['audio/wav', bytes('RIFF1234WEBP'), 'is not audio/wav but image/webp'],
  ['application/pdf', bytes('PK\u0003\u0004'), 'is not application/pdf'],
  ['application/pdf', Buffer.from(''), 'is not application/pdf'],
  ['text/plain', bytes('Caf\u00e9'), 'is not text in UTF-8'],
  ['text/csv', Buffer.from([0xe2, 0x82]), 'is not text in UTF-8'],
  ['text/plain', Buffer.from('a\0b'), 'is not text in UTF-8'],
])('%s is found out', async (type, content, what) => {
  expect(await mismatch(await fileOf(content), type)).toBe(what)
})

test('a character that two reads share is still text', async () => {
  expect(await mismatch(await fileOf(`${'a'.repeat(65_535)}é`), 'text/plain')).toBeNull()
})

test.each([
  ['report.PDF', 'application/pdf'],
  ['a.b.jpeg', 'image/jpeg'],
  ['talk.MOV', 'video/quicktime'],
  ['notes', null],
  ['program.exe', null],
])('%s promises %s', (name, type) => {
  expect(typeOfName(name)).toBe(type)
})
