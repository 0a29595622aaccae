import { unzipSync } from 'fflate'
import { decode } from '../text/decode.ts'
import { Unreadable } from '../errands/unreadable.ts'

/** In bytes, unpacked: a small archive can claim to fill all memory. Pictures are left packed. */
const largest = 40e6

/** The parts of an office file that have text in them, by their names. */
export type Parts = Record<string, Uint8Array<ArrayBuffer>>

const hasText = (name: string) => /\.(xml|rels)$/i.test(name)

/** @throws Unreadable what is too large, or no archive */
export function unpack(bytes: Uint8Array): Parts {
  let total = 0
  return unzipSync(bytes, {
    filter({ name, size, originalSize }) {
      if (!hasText(name)) return false
      // No more than what it states is unpacked of a part, and no more than it is long copied.
      total += Math.max(size, originalSize)
      if (total > largest) {
        const megabytes = largest / 1e6
        throw new Unreadable(`unpacked, its text is more than ${megabytes} MB`)
      }
      return true
    },
  })
}

/** A part as text; null where the file has none of this name. */
export const readPart = (parts: Parts, name: string): string | null =>
  Object.hasOwn(parts, name) ? decode(parts[name]!).text : null
