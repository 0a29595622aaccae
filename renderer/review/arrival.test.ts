import { expect, test } from 'vitest'
import type { Evidence } from '../../shared/model/evidence.ts'
import { problem } from '../../shared/protocol/problem.ts'
import { arrivedOf, stillComing } from './arrival.ts'

const sha = (digit: string) => digit.repeat(64)
const file = (digit: string): Evidence => ({
  id: `E-${digit}`,
  title: `File ${digit}`,
  kind: 'file',
  fileName: null,
  mediaType: 'application/pdf',
  size: 10,
  sha256: sha(digit),
  pieces: [sha('0')],
})
const link: Evidence = {
  id: 'E-link',
  title: 'Link',
  kind: 'link',
  url: 'https://a.example',
  sha256: sha('f'),
}
const corrupt = problem('evidence-corrupt', 'File 3')
const files = {
  [sha('1')]: { have: 10, size: 10, state: 'whole' as const, problem: null },
  [sha('2')]: { have: 4, size: 10, state: 'waiting' as const, problem: null },
  [sha('3')]: { have: 0, size: 10, state: 'failed' as const, problem: corrupt },
}

test('what is whole, and what is no file, has arrived', () => {
  expect(arrivedOf(file('1'), files)).toBeNull()
  expect(arrivedOf(link, files)).toBeNull()
})

test('what is not whole tells how much is here and why no more comes', () => {
  expect(arrivedOf(file('2'), files)).toEqual({ have: 4, size: 10, problem: null })
  expect(arrivedOf(file('3'), files)).toEqual({ have: 0, size: 10, problem: corrupt })
  expect(arrivedOf(file('4'), files)).toEqual({ have: 0, size: 10, problem: null })
})

test('a packet waits for files on their way, and not for one that failed', () => {
  const evidence = [file('1'), file('2'), file('3'), file('4'), link]
  expect(stillComing(evidence, files).map(({ id }) => id)).toEqual(['E-2', 'E-4'])
})
