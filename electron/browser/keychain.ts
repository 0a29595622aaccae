import { createHash, randomBytes } from 'node:crypto'
import { seal, unseal } from '../host/profile/seal.ts'
import type { Keychain } from '../host/ports.ts'

const service = 'Evidence Desk'

/** Milliseconds. A system may ask its user, who may be away; a machine without a keychain answers at once. */
const patience = 120_000

/** What this needs of the system's keychain: macOS Keychain, Windows Credentials, or Secret Service. */
type Entry = {
  getPassword(signal?: AbortSignal): Promise<string | null>
  setPassword(password: string, signal?: AbortSignal): Promise<void>
}

/**
 * The keychain keeps a key of this profile's own, which seals what is given: not every system takes
 * secrets of any length. On Linux only Secret Service will do; the kernel's keyring, which the library
 * falls back to, forgets all when the machine stops.
 * @returns why there is none, where there is none
 */
export async function systemKeychain(profile: string): Promise<Keychain | string> {
  try {
    // Loaded here, so that a system for which it was not built is one without a keychain.
    const { AsyncEntry } = await import('@napi-rs/keyring')
    const account = createHash('sha256').update(profile).digest('hex').slice(0, 32)
    const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
    await entry.getPassword(AbortSignal.timeout(patience))
    return keychainOn(entry)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const name = 'keychain'

/** Seals by a key in the entry, which is made when it is first needed. */
export function keychainOn(entry: Entry): Keychain {
  const read = async () => {
    const kept = await entry.getPassword(AbortSignal.timeout(patience))
    return kept === null ? null : Buffer.from(kept, 'base64')
  }
  return {
    async seal(bytes) {
      let key = await read()
      if (key === null) {
        key = randomBytes(32)
        await entry.setPassword(key.toString('base64'), AbortSignal.timeout(patience))
      }
      return seal(key, bytes, name)
    },
    async open(sealed) {
      const key = await read()
      if (key === null) throw new Error('the keychain does not have it any more')
      return { bytes: unseal(key, sealed, name), sealAgain: false }
    },
  }
}
