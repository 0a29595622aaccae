import { expect, test } from 'vitest'
import { checkBrowser } from './browser.ts'

const able = {
  Map: { prototype: { getOrInsertComputed: () => null } },
  Math: { sumPrecise: () => 0 },
  navigator: { locks: {} },
  indexedDB: {},
  crypto: { subtle: {} },
} as unknown as typeof globalThis

test('a browser that has everything passes', () => {
  expect(checkBrowser(able)).toBeNull()
})

test('what is lacking is named, all of it', () => {
  const old = { ...able, Math: {}, crypto: undefined } as unknown as typeof globalThis
  expect(checkBrowser(old)).toMatchObject({
    code: 'browser-too-old',
    what: 'This browser lacks Math.sumPrecise, WebCrypto.',
  })
})
