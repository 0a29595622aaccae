import { coverKey, type CoverOn } from '../covers/cover.ts'
import { keptOf, type KeptTexts, type TextKeeper } from '../find/kept.ts'
import { passwords } from './passwords.ts'

const nothing: KeptTexts = { read: async () => null, write: async () => {} }

/**
 * The texts that are kept of a document. Of one that took a password none are: the password is for its
 * packet alone, and what it opened would be read without it the next time.
 */
export const keptTextsOf = (
  keeper: TextKeeper,
  sha256: string,
  covers: readonly CoverOn[],
): KeptTexts => (passwords.has(sha256) ? nothing : keptOf(keeper, sha256, coverKey(covers)))
