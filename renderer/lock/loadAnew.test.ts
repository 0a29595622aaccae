import { afterEach, expect, test, vi } from 'vitest'
import { loadAnew } from './loadAnew.ts'

afterEach(() => vi.unstubAllGlobals())

test('a window that is told twice is loaded anew once', () => {
  const reload = vi.fn<() => void>()
  vi.stubGlobal('location', { reload })
  loadAnew()
  loadAnew()
  expect(reload).toHaveBeenCalledTimes(1)
})
