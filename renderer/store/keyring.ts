import { hostPaths, WindowKey } from '../../shared/protocol/host.ts'
import { fromHex, toHex } from './hex.ts'
import { askHost, type Fetch } from './ask.ts'

/**
 * The keys of this window. Each packet, each file of evidence and the work on each packet has a key
 * of its own, derived from the one that the host gave; none of them can be read out again.
 */
export type Keyring = {
  /** Tells what another key sealed. */
  keyId: string
  /**
   * @param salt makes the key one of many for the same thing: with the row that keeps it, it is
   *   forgotten for good
   */
  derive(thing: string, salt?: Salt): Promise<CryptoKey>
}

export type Salt = Uint8Array<ArrayBuffer>

export const newSalt = (): Salt => crypto.getRandomValues(new Uint8Array(16))

/** Keys kept ready; a review uses a handful, a queue shows one for each row on screen. */
const ready = 2000

const encoder = new TextEncoder()
const noSalt = new Uint8Array()

/** @param raw 32 bytes; they are forgotten by this window once they are imported */
export async function createKeyring(keyId: string, raw: BufferSource): Promise<Keyring> {
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])
  const derived = new Map<string, Promise<CryptoKey>>()
  const make = (thing: string, salt: Salt) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info: encoder.encode(thing) },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    )
  return {
    keyId,
    derive(thing, salt = noSalt) {
      const name = salt.byteLength === 0 ? thing : `${thing} ${toHex(salt)}`
      const known = derived.get(name)
      if (known) return known
      const key = make(thing, salt)
      derived.set(name, key)
      if (derived.size > ready) derived.delete(derived.keys().next().value!)
      return key
    },
  }
}

/** The keys of this profile, as its host has them. @throws ProblemError `locked` and others */
export async function fetchKeyring(fetch: Fetch): Promise<Keyring> {
  const { keyId, key } = await askHost(fetch, hostPaths.key, WindowKey)
  return createKeyring(keyId, fromHex(key))
}
