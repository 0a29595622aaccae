/** Bytes of the nonce that goes before the ciphertext. */
const nonceSize = 12

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** AES-GCM; `name` is bound in, so that what one row has cannot be put into another. */
const algorithm = (iv: BufferSource, name: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(name),
})

/** Bytes sealed, with the nonce apart. */
export type Box = { nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

/**
 * Encrypts bytes for a row. WebCrypto does not hold a transaction open: seal first, then write.
 * @param name table and identity of the row
 */
export async function sealBox(key: CryptoKey, name: string, bytes: BufferSource): Promise<Box> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceSize))
  return { nonce, sealed: await crypto.subtle.encrypt(algorithm(nonce, name), key, bytes) }
}

/** @throws DOMException when a bit, the row's identity or the key is another */
export const unsealBox = (key: CryptoKey, name: string, { nonce, sealed }: Box) =>
  crypto.subtle.decrypt(algorithm(nonce, name), key, sealed)

/** The same in one buffer; of much, this copy would be dear. */
export async function seal(key: CryptoKey, name: string, bytes: BufferSource) {
  const { nonce, sealed: ciphertext } = await sealBox(key, name, bytes)
  const sealed = new Uint8Array(nonceSize + ciphertext.byteLength)
  sealed.set(nonce)
  sealed.set(new Uint8Array(ciphertext), nonceSize)
  return sealed.buffer
}

/** @throws DOMException when a bit, the row's identity or the key is another */
export const unseal = (key: CryptoKey, name: string, sealed: ArrayBuffer): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt(
    algorithm(new Uint8Array(sealed, 0, nonceSize), name),
    key,
    new Uint8Array(sealed, nonceSize),
  )

export const sealJson = (key: CryptoKey, name: string, value: unknown): Promise<ArrayBuffer> =>
  seal(key, name, encoder.encode(JSON.stringify(value)))

/** What was sealed by this program is in the shape that it had; the seal proves it. */
export async function unsealJson<Value>(
  key: CryptoKey,
  name: string,
  sealed: ArrayBuffer,
): Promise<Value> {
  return JSON.parse(decoder.decode(await unseal(key, name, sealed))) as Value
}
