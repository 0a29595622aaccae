import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../shared/protocol/problem.ts'
import { checkType, sniff } from './sniff.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const heads = {
  'application/pdf': bytes('%PDF-1.7\n'),
  'image/jpeg': bytes('\xff\xd8\xff\xe0\x00\x10JFIF'),
  'image/png': bytes('\x89PNG\r\n\x1a\n'),
  'image/gif': bytes('GIF89a'),
  'image/webp': bytes('RIFF\x10\x00\x00\x00WEBPVP8 '),
  'image/tiff': bytes('MM\0*\0\0\0\x08'),
  'image/heic': bytes('\0\0\0\x18ftypheic'),
  'video/mp4': bytes('\0\0\0\x20ftypisom'),
  'video/webm': bytes('\x1a\x45\xdf\xa3'),
  'audio/wav': bytes('RIFF\x10\0\0\0WAVEfmt '),
  'audio/flac': bytes('fLaC'),
  'application/zip': bytes('PK\x03\x04'),
}
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const problemOf = (mediaType: string, head: Uint8Array) => {
  try {
    checkType('Field log', mediaType, head)
    return null
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error
  }
}

describe('sniff', () => {
  test.each(Object.entries(heads))('knows %s by its first bytes', (mediaType, head) => {
    expect(sniff(head)).toBe(mediaType)
  })
  test('finds a PDF behind other bytes, within the first kilobyte', () => {
    expect(sniff(bytes(`${'x'.repeat(900)}%PDF-1.4`))).toBe('application/pdf')
    expect(sniff(bytes(`${'x'.repeat(1100)}%PDF-1.4`))).toBeNull()
  })
  test('takes no other RIFF file for a picture', () => {
    expect(sniff(bytes('RIFF\x10\x00\x00\x00AVI LIST'))).toBeNull()
  })
  test('knows an MP3 by its tag and by its first frame', () => {
    expect(sniff(bytes('ID3\x04'))).toBe('audio/mpeg')
    expect(sniff(bytes('\xff\xfb\x90\x64'))).toBe('audio/mpeg')
    expect(sniff(bytes('\xff\xfeh\0'))).toBeNull()
  })
})

describe('checkType', () => {
  test.each(Object.keys(heads) as (keyof typeof heads)[])('lets %s be itself only', (mediaType) => {
    for (const [other, head] of Object.entries(heads)) {
      expect(problemOf(mediaType, head) === null).toBe(other === mediaType)
    }
  })
  test('names the item, and what it says it is', () => {
    expect(problemOf('application/pdf', bytes('<!doctype html>'))).toMatchObject({
      code: 'evidence-not-its-type',
      what: 'Field log says it is a PDF document, but its content is something else.',
    })
  })
  test('takes no picture and no zero byte for text', () => {
    expect(problemOf('text/plain', heads['image/png'])).toMatchObject({ status: 422 })
    expect(problemOf('text/csv', bytes('a,b\0'))).toMatchObject({ status: 422 })
    expect(problemOf('text/plain', bytes('Küste'))).toBeNull()
  })
  test('takes UTF-16 with its mark for text', () => {
    expect(problemOf('text/plain', bytes('\xff\xfeh\0i\0'))).toBeNull()
  })
  test.each([
    ['audio/mp4', 'video/mp4'],
    ['video/quicktime', 'video/mp4'],
    ['image/heif', 'image/heic'],
    ['audio/webm', 'video/webm'],
    [word, 'application/zip'],
    ['application/vnd.oasis.opendocument.text', 'application/zip'],
  ] as const)('lets %s begin as %s, and as nothing else', (mediaType, container) => {
    for (const [other, head] of Object.entries(heads)) {
      expect(problemOf(mediaType, head) === null).toBe(other === container)
    }
  })
  test('lets an MP3 begin with silence, but not as a picture', () => {
    expect(problemOf('audio/mpeg', bytes('\0\0\0\0'))).toBeNull()
    expect(problemOf('audio/mpeg', heads['image/png'])).toMatchObject({ status: 422 })
  })
  test('says nothing of types that it does not know', () => {
    expect(problemOf('application/x-geodata', heads['application/zip'])).toBeNull()
  })
})
