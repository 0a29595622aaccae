import { afterEach, expect, test } from 'vitest'
import type { TextKeeper, TextPart } from '../find/kept.ts'
import { keptTextsOf } from './keptTexts.ts'
import { forgetPasswords, passwords } from './passwords.ts'

afterEach(forgetPasswords)

const part: TextPart = { pages: 1, texts: ['the tide at noon'] }

function keeperOf() {
  const parts = new Map<string, TextPart>()
  const keeper: TextKeeper = {
    read: async ({ sha256 }) => parts.get(sha256) ?? null,
    write: async ({ sha256 }, given) => void parts.set(sha256, given),
  }
  return { keeper, parts }
}

test('what was read of a document is kept for the next time', async () => {
  const { keeper } = keeperOf()
  await keptTextsOf(keeper, 'a', []).write(0, part)
  expect(await keptTextsOf(keeper, 'a', []).read(0)).toEqual(part)
})

test('of a document that took a password nothing is kept', async () => {
  const { keeper, parts } = keeperOf()
  passwords.set('a', 'secret')
  const kept = keptTextsOf(keeper, 'a', [])
  await kept.write(0, part)
  // What is still read when the packet is left is not kept either.
  forgetPasswords()
  await kept.write(0, part)
  expect(parts.size).toBe(0)
  expect(await kept.read(0)).toBeNull()
})
