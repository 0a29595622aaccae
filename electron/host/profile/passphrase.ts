import { randomBytes } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import * as z from 'zod'
import { passphraseLength } from '../../../shared/protocol/host.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { isLongEnough } from '../../../shared/rules/passphrase.ts'
import { seal, unseal } from './seal.ts'

/** A key that a passphrase opens, with the costs that each try has. */
export const PassphraseSeal = z.object({
  /** Of Argon2id, in KiB. */
  memory: z.int().min(8).max(4_194_304),
  iterations: z.int().min(1).max(100),
  parallelism: z.int().min(1).max(16),
  salt: z.base64(),
  sealed: z.base64(),
})
export type PassphraseSeal = z.infer<typeof PassphraseSeal>

/** RFC 9106's choice for a machine of which not much memory can be taken, with one thread. */
const costs = { memory: 65_536, iterations: 3, parallelism: 1 }

const name = 'vault'

/** The same characters typed on another keyboard may come composed in another way. */
const stretch = (passphrase: string, { memory, iterations, parallelism, salt }: Costs) =>
  argon2id({
    password: passphrase.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64'),
    memorySize: memory,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
type Costs = Omit<PassphraseSeal, 'sealed'>

/** @throws ProblemError `passphrase-weak` */
export async function sealWithPassphrase(
  key: Uint8Array,
  passphrase: string,
): Promise<PassphraseSeal> {
  if (!isLongEnough(passphrase)) fail('passphrase-weak', null, String(passphraseLength))
  const stretching = { ...costs, salt: randomBytes(16).toString('base64') }
  const sealed = seal(await stretch(passphrase, stretching), key, name)
  return { ...stretching, sealed: sealed.toString('base64') }
}

/** @throws ProblemError `passphrase-wrong` */
export async function openWithPassphrase(
  { sealed, ...stretching }: PassphraseSeal,
  passphrase: string,
): Promise<Buffer> {
  if (passphrase === '') return fail('passphrase-wrong')
  const stretched = await stretch(passphrase, stretching)
  try {
    return unseal(stretched, Buffer.from(sealed, 'base64'), name)
  } catch (error) {
    return fail('passphrase-wrong', null, '', error)
  }
}
