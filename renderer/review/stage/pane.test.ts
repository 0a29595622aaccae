import { describe, expect, test } from 'vitest'
import type { EvidenceFile } from '../../../shared/model/evidence.ts'
import { arrange, choose, costOf, memory, most, type Pane, paneOf } from './pane.ts'

const sha = (name: string) => name.padEnd(64, '0')

function file(name: string, size = 1000, mediaType = 'application/pdf'): EvidenceFile {
  const pieces = Array.from({ length: Math.ceil(size / 2 ** 20) }, () => sha('e'))
  return {
    id: name,
    title: name,
    kind: 'file',
    fileName: null,
    mediaType,
    size,
    sha256: sha(name),
    pieces,
  }
}

function pane(name: string, size?: number, mediaType?: string): Pane {
  const item = file(name, size, mediaType)
  const whole = { have: item.size, size: item.size, state: 'whole' as const, problem: null }
  return paneOf('P-1', item, { files: { [item.sha256]: whole }, covers: [] })
}

const names = (panes: readonly Pane[]) => panes.map(({ item }) => item.title)

describe('what is opened ahead', () => {
  test('is the likeliest, each once, and no more than can be kept laid out', () => {
    const likely = ['a', 'b', 'a', 'c', 'd', 'e', 'f'].map((name) => pane(name))
    expect(names(choose(likely))).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].slice(0, most))
  })
  test('stays within the memory there is for it; what is too large leaves room for others', () => {
    const chosen = choose([pane('huge', 200e6), pane('a', 60e6), pane('b', 60e6), pane('c', 1e6)])
    expect(names(chosen)).toEqual(['a', 'c'])
    expect(chosen.reduce((sum, one) => sum + costOf(one), 0)).toBeLessThanOrEqual(memory)
  })
  test('counts a picture as decoded', () => {
    expect(costOf(pane('photo', 1e6, 'image/jpeg'))).toBeGreaterThan(40e6)
  })
  test('leaves out what has not come', () => {
    const item = file('late')
    const half = { have: 500, size: 1000, state: 'waiting' as const, problem: null }
    expect(
      choose([paneOf('P-1', item, { files: { [item.sha256]: half }, covers: [] }), pane('a')]),
    ).toHaveLength(1)
  })
})

describe('the panes in the document', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => pane(name)) as [Pane, Pane, Pane, Pane]

  test('stay in their order, whichever is on screen; new ones come after them', () => {
    expect(names(arrange([a, b, c], [c, a, d]))).toEqual(['a', 'c', 'd'])
  })
  test('are the same list while nothing changes', () => {
    const before = [a, b]
    expect(arrange(before, [b, a])).toBe(before)
  })
  test('take on what is new of an item', () => {
    const newer = { ...b, files: {} }
    expect(arrange([a, b], [a, newer])[1]).toBe(newer)
  })
})
