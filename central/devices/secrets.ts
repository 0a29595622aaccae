import { createHash, randomBytes, randomInt } from 'node:crypto'

/** Crockford's base32: no letter that is heard or read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A one-time code of 60 random bits, without its hyphens. */
export const makeCode = () =>
  Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** As it is read out and typed in: `ABCD-EFGH-JKMN`. */
export const spellCode = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')

/** 256 random bits. */
export const makeToken = () => randomBytes(32).toString('base64url')

/** What is kept of a code or token. They are random and long, so one round of SHA-256 is enough. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
