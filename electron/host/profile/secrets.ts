import { generateKeyPairSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { fail } from '../../../shared/protocol/problem.ts'
import { readIfThere, writeWhole } from './files.ts'
import { seal, unseal } from './seal.ts'
import type { Vault } from './vault.ts'

/** Ed25519 as a JSON Web Key: `x` is the public, `d` the private half. */
const PrivateKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
})
export type PrivateKey = z.infer<typeof PrivateKey>

const Secrets = z.object({ key: PrivateKey, token: z.string().nullable() })
export type Secrets = z.infer<typeof Secrets>

const SealedFile = z.object({ format: z.literal(1), sealed: z.base64() })

export const secretsPath = (profile: string) => join(profile, 'secrets.json')

export const newKey = (): PrivateKey =>
  PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))

/**
 * The device's key and token; null before the first enrolment.
 * @throws ProblemError `secrets-unreadable`, and what the vault says while it is closed
 */
export async function readSecrets(profile: string, vault: Vault): Promise<Secrets | null> {
  const key = vault.key('secrets')
  const text = await readIfThere(secretsPath(profile))
  if (text === null) return null
  try {
    const { sealed } = SealedFile.parse(JSON.parse(text))
    const bytes = unseal(key, Buffer.from(sealed, 'base64'), 'secrets')
    return Secrets.parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    return fail('secrets-unreadable', null, 'they were sealed by another key', error)
  }
}

export async function writeSecrets(profile: string, vault: Vault, secrets: Secrets): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(secrets), 'utf8')
  const sealed = seal(vault.key('secrets'), bytes, 'secrets').toString('base64')
  const file: z.infer<typeof SealedFile> = { format: 1, sealed }
  await writeWhole(secretsPath(profile), JSON.stringify(file))
}

export const deleteSecrets = (profile: string) => rm(secretsPath(profile), { force: true })
