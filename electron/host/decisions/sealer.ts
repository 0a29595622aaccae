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
  /** Makes the key of the next record and closes it, so that nobody waits for it. */
  prepare: (place: Place) => void
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

/** The key of one record, and itself closed for those who may read the record. */
type Envelope = { place: Place; key: Uint8Array } & Pick<SealedRecord, 'profile' | 'office'>

export async function createSealer({ profileKey, office }: DecisionKeys): Promise<Sealer> {
  const lent = office === null ? null : await encapsulate(office)
  let ready: Envelope | null = null

  function envelope(place: Place): Envelope {
    const key = randomBytes(32)
    return {
      place,
      key,
      profile: closeBox(profileKey, boundTo('profile', place), key),
      office: lent && {
        to: lent.to,
        enc: lent.enc,
        key: closeBox(lent.secret, boundTo('office', place), key),
      },
    }
  }

  /** Each is taken once: a key seals one record. */
  function take(place: Place): Envelope {
    const taken = ready
    ready = null
    const fits = taken?.place.sequence === place.sequence && taken.place.after === place.after
    return fits ? taken : envelope(place)
  }

  return {
    office,

    prepare(place) {
      ready = envelope(place)
    },

    seal(signed, place) {
      const { key, profile, office: forOffice } = take(place)
      const content = Buffer.from(JSON.stringify(signed), 'utf8')
      const closed = closeBox(key, boundTo('content', place), content)
      return { format: 2, ...place, content: closed, profile, office: forOffice }
    },

    open(record) {
      const key = openBox(profileKey, boundTo('profile', record), record.profile)
      const content = openBox(key, boundTo('content', record), record.content)
      return SignedDecision.parse(JSON.parse(content.toString('utf8')))
    },
  }
}
