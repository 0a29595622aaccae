import { createDecipheriv } from 'node:crypto'
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { boundTo, officeSeal, type SealedRecord } from '../../shared/protocol/sealed.ts'
import type { KeyPair } from './keys.ts'

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fromBase64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))

/** @throws when the key, the text or a byte is another than it was closed with */
function openBox(key: Uint8Array, bound: string, box: string): Buffer {
  const bytes = Buffer.from(box, 'base64url')
  const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  opening.setAAD(Buffer.from(bound, 'utf8'))
  opening.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()])
}

async function secretOf({ d }: KeyPair, enc: string): Promise<Uint8Array> {
  const recipient = await suite.createRecipientContext({
    recipientKey: await suite.kem.deserializePrivateKey(fromBase64(d)),
    enc: fromBase64(enc),
    info: bytesOf(officeSeal.info),
  })
  return new Uint8Array(await recipient.export(bytesOf(officeSeal.exported), 32))
}

export type Opened = { content: unknown } | { unreadable: string }

/** Opens records by the office's keys. A device's session shares one secret, which is kept. */
export function createOpener(keys: KeyPair[]): (record: SealedRecord) => Promise<Opened> {
  const secrets = new Map<string, Promise<Uint8Array>>()
  return async (record) => {
    const { office } = record
    if (office === null) return { unreadable: 'it was not sealed to an office' }
    const pair = keys.find(({ x }) => x === office.to)
    if (!pair) return { unreadable: `it was sealed to the key ${office.to}, which is not here` }
    const secret = secrets.get(office.enc) ?? secretOf(pair, office.enc)
    secrets.set(office.enc, secret)
    try {
      const key = openBox(await secret, boundTo('office', record), office.key)
      const text = openBox(key, boundTo('content', record), record.content).toString('utf8')
      return { content: JSON.parse(text) as unknown }
    } catch {
      return { unreadable: 'it is not as it was sealed' }
    }
  }
}
