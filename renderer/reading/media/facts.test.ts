import { expect, test } from 'vitest'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { writeFacts } from './facts.ts'

const file = { mediaType: 'video/mp4', size: 4_200_000 } as EvidenceFile

test('a recording is told by type, length, picture and size', () => {
  expect(writeFacts(file, { seconds: 151, width: 1280, height: 720 })).toBe(
    'MP4 video · 2:31 · 1280 by 720 pixels · 4.2 MB',
  )
})
test('a length that is not known is said to be so', () => {
  expect(writeFacts(file, { seconds: Infinity, width: 0, height: 0 })).toBe(
    'MP4 video · length unknown · 4.2 MB',
  )
})
test('before its header is read only type and size are told', () => {
  expect(writeFacts(file, null)).toBe('MP4 video · 4.2 MB')
})
