import { expect, test } from 'vitest'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { OpenSource } from '../source.ts'
import { loadOffice } from './loadOffice.ts'

const file = (size: number) =>
  ({
    title: 'Field log',
    sha256: 'a',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    size,
  }) as EvidenceFile
const holding =
  (...bytes: number[]): OpenSource =>
  async () => ({
    size: bytes.length,
    read: async (begin, end) => Uint8Array.from(bytes).slice(begin, end),
    whole: () => Promise.reject(new Error('not asked for')),
  })
const told = (size: number, source: OpenSource) =>
  loadOffice(file(size), source).catch((error: unknown) => error)

test('a document that is locked by a password is said to be', async () => {
  const locked = holding(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
  expect(await told(8, locked)).toMatchObject({
    problem: { what: expect.stringContaining('locked by a password') },
  })
})
test('what is no archive, nothing or too much is not begun with', async () => {
  expect(await told(2, holding(1, 2))).toMatchObject({ problem: { code: 'evidence-not-its-type' } })
  expect(await told(0, holding())).toMatchObject({
    problem: { what: expect.stringContaining('it is empty') },
  })
  expect(await told(201e6, holding(1))).toMatchObject({
    problem: { what: expect.stringContaining('with 201 MB') },
  })
})
