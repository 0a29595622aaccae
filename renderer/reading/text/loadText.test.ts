import { describe, expect, test } from 'vitest'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import type { OpenSource } from '../source.ts'
import { loadText } from './loadText.ts'

const sha256 = 'a'.repeat(64)
const file = (text: string): EvidenceFile => ({
  id: 'E-1',
  kind: 'file',
  title: 'Field log',
  fileName: null,
  mediaType: 'text/plain',
  size: new TextEncoder().encode(text).length,
  sha256,
  pieces: [sha256],
})
const holding =
  (text: string): OpenSource =>
  async () => {
    const bytes = new TextEncoder().encode(text)
    return {
      size: bytes.length,
      read: async (begin, end) => bytes.slice(begin, end),
      whole: async () => new Blob([bytes]),
    }
  }

describe('loadText', () => {
  test('shows a short text whole', async () => {
    const loaded = await loadText(file('one\ntwo'), holding('one\ntwo'), 100)
    expect(loaded).toEqual({ text: 'one\ntwo', fault: null, shown: 7 })
  })
  test('cuts a long one after a whole line and says how much is shown', async () => {
    const text = 'Küste\nKüste\nKüste\n'
    const loaded = await loadText(file(text), holding(text), 9)
    expect(loaded).toEqual({ text: 'Küste', fault: null, shown: 9 })
  })
  test('does not ask for the bytes of an empty file', async () => {
    const never: OpenSource = () => Promise.reject(new Error('asked'))
    expect(await loadText(file(''), never, 100)).toEqual({ text: '', fault: null, shown: 0 })
  })
  test('names the item when its bytes cannot be read', async () => {
    const broken: OpenSource = () => Promise.reject(new Error('disk'))
    await expect(loadText(file('x'), broken, 100)).rejects.toMatchObject({
      problem: { code: 'evidence-unreadable', subject: 'Field log' },
    })
  })
  test('does not take a picture for text', async () => {
    const text = 'GIF89a and so on'
    await expect(loadText(file(text), holding(text), 100)).rejects.toMatchObject({
      problem: { code: 'evidence-not-its-type' },
    })
  })
})
