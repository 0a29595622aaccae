import { randomBytes } from 'node:crypto'
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { SignedDecision } from '../../../shared/model/decision.ts'
import { boundTo, officeSeal, type SealedRecord } from '../../../shared/protocol/sealed.ts'
import { seal, unseal } from '../profile/seal.ts'

/** By what a decisions file is sealed. */
export type DecisionKeys = {
  /** 32 bytes out of the profile's key, for nothing but this file. */
  profileKey: Uint8Array
  /** The office's public key; null until it is known. */
  office: string | null
}

/** Where a record stands: its place in the order, and the hash of the line before. */
export type Place = Pick<SealedRecord, 'sequence' | 'after'>

export type Sealer = {
  /** The office's key that it seals to. */
  office: string | null
  seal: (signed: SignedDecision, place: Place) => SealedRecord
  /** @throws when it was sealed by another profile's key, or is not as it was sealed */
  open: (record: SealedRecord) => SignedDecision
}

/** The curve is JavaScript: which curves WebCrypto has differs between Node and Electron. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

const closeBox = (key: Uint8Array, bound: string, bytes: Uint8Array): string =>
  seal(key, bytes, bound).toString('base64url')

const openBox = (key: Uint8Array, bound: string, box: string): Buffer =>
  unseal(key, Buffer.from(box, 'base64url'), bound)

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function encapsulate(office: string) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(
    Uint8Array.from(Buffer.from(office, 'base64url')),
  )
  const sender = await suite.createSenderContext({
    recipientPublicKey,
    info: bytesOf(officeSeal.info),
  })
  const secret = await sender.export(bytesOf(officeSeal.exported), 32)
  return {
    to: office,
    enc: Buffer.from(sender.enc).toString('base64url'),
    secret: new Uint8Array(secret),
  }
}

export async function createSealer({ profileKey, office }: DecisionKeys): Promise<Sealer> {
  const lent = office === null ? null : await encapsulate(office)
  return {
    office,

    seal(signed, place) {
      const key = randomBytes(32)
      const content = Buffer.from(JSON.stringify(signed), 'utf8')
      return {
        format: 2,
        ...place,
        content: closeBox(key, boundTo('content', place), content),
        profile: closeBox(profileKey, boundTo('profile', place), key),
        office: lent && {
          to: lent.to,
          enc: lent.enc,
          key: closeBox(lent.secret, boundTo('office', place), key),
        },
      }
    },

    open(record) {
      const key = openBox(profileKey, boundTo('profile', record), record.profile)
      const content = openBox(key, boundTo('content', record), record.content)
      return SignedDecision.parse(JSON.parse(content.toString('utf8')))
    },
  }
}
