import open from 'libheif-js/libheif-wasm/libheif-bundle.mjs'
import { expect, test, vi } from 'vitest'
import { heicFile } from '../../../testing/pictures.ts'
import { decodeHeic, type LibHeif } from './heic.ts'

const libheif = (open as () => LibHeif)()

test('an HEIC is decoded', async () => {
  const { width, height, data } = await decodeHeic(heicFile(), libheif)
  expect([width, height]).toEqual([64, 48])
  const [top, bottom] = [data.subarray(0, 4), data.subarray(-4)]
  expect(top[0]).toBeGreaterThan(200)
  expect(top[2]).toBeLessThan(60)
  expect(bottom[0]).toBeLessThan(60)
  expect(bottom[2]).toBeGreaterThan(200)
})

test('what is damaged is refused', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  const bytes = heicFile()
  await expect(decodeHeic(bytes.subarray(0, 100), libheif)).rejects.toThrow('it is damaged')
  await expect(decodeHeic(bytes.fill(0, bytes.length - 150), libheif)).rejects.toThrow(
    'it is damaged',
  )
  said.mockRestore()
})
