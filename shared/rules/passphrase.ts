import { passphraseLength } from '../protocol/host.ts'

/** Whether a new passphrase has a length at which trying them all out is no way in. */
export const isLongEnough = (passphrase: string): boolean =>
  passphrase.normalize('NFKC').trim().length >= passphraseLength
