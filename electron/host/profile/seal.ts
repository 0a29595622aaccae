import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM. In bytes: a nonce, the ciphertext, a tag. */
const nonceSize = 12
const tagSize = 16

/**
 * Encrypts bytes under a key of 32 bytes.
 * @param name what they are; bytes that were sealed as something else do not open as it
 */
export function seal(key: Uint8Array, bytes: Uint8Array, name: string): Buffer {
  const nonce = randomBytes(nonceSize)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws when key or name are others, or a bit is not as it was */
export function unseal(key: Uint8Array, sealed: Uint8Array, name: string): Buffer {
  const end = sealed.byteLength - tagSize
  if (end < nonceSize) throw new Error('it is too short to be sealed')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceSize))
    .setAAD(Buffer.from(name))
    .setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(nonceSize, end)), decipher.final()])
}
