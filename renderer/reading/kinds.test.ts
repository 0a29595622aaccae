import { expect, test } from 'vitest'
import { viewOf } from './kinds.ts'

const shown = (mediaType: string) => viewOf({ mediaType })

test.each([
  ['application/pdf', 'pdf'],
  ['image/webp', 'picture'],
  ['image/tiff', 'decoded'],
  ['image/heic', 'decoded'],
  ['text/plain', 'prose'],
  ['text/markdown', 'markdown'],
  ['text/csv', 'table'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'office'],
  ['application/vnd.ms-word.document.macroenabled.12', 'office'],
  ['application/vnd.oasis.opendocument.presentation', 'office'],
  ['application/vnd.oasis.opendocument.graphics', 'none'],
  ['application/msword', 'none'],
  ['audio/wav', 'audio'],
  ['video/quicktime', 'video'],
  ['application/zip', 'none'],
])('%s is shown as %s', (mediaType, view) => {
  expect(shown(mediaType)).toBe(view)
})

test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript'])(
  '%s, which could run, is shown as its source',
  (mediaType) => {
    expect(shown(mediaType)).toBe('source')
  },
)
