import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { fail, ProblemError } from '../../../shared/protocol/problem.ts'
import type { HostPorts } from '../ports.ts'
import { readIfThere, writeWhole } from './files.ts'

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

/** `sealedBy` tells what to expect: a keychain's seal, or the file's own permissions. */
const SealedFile = z.object({
  format: z.literal(1),
  sealedBy: z.enum(['electron', 'browser']),
  sealed: z.base64(),
})

type Ports = Pick<HostPorts, 'profile' | 'shell' | 'seal' | 'open'>
const secretsPath = ({ profile }: Pick<Ports, 'profile'>) => join(profile, 'secrets.json')

export const newKey = (): PrivateKey =>
  PrivateKey.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))

/**
 * The device's key and token; null before the first enrolment. What the browser shell wrote opens in
 * the Electron shell too, and is sealed by the keychain from then on.
 * @throws ProblemError `secrets-unreadable`
 */
export async function readSecrets(ports: Ports): Promise<Secrets | null> {
  const text = await readIfThere(secretsPath(ports))
  if (text === null) return null
  const { secrets, sealAgain } = await openSecrets(ports, text)
  if (sealAgain) await writeSecrets(ports, secrets)
  return secrets
}

async function openSecrets(ports: Ports, text: string) {
  try {
    const { sealedBy, sealed } = SealedFile.parse(JSON.parse(text))
    const opened = await unseal(ports, sealedBy, Buffer.from(sealed, 'base64'))
    const secrets = Secrets.parse(JSON.parse(Buffer.from(opened.bytes).toString('utf8')))
    return { secrets, sealAgain: opened.sealAgain }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('secrets-unreadable', null, 'the keychain does not open them', error)
  }
}

async function unseal({ shell, open }: Ports, sealedBy: Ports['shell'], bytes: Uint8Array) {
  if (sealedBy === shell) return open(bytes)
  if (sealedBy === 'browser') return { bytes, sealAgain: true }
  return fail(
    'secrets-unreadable',
    null,
    'the system’s keychain holds them for the desktop program',
  )
}

export async function writeSecrets(ports: Ports, secrets: Secrets): Promise<void> {
  const sealed = await ports.seal(Buffer.from(JSON.stringify(secrets), 'utf8'))
  await writeWhole(
    secretsPath(ports),
    JSON.stringify({
      format: 1,
      sealedBy: ports.shell,
      sealed: Buffer.from(sealed).toString('base64'),
    } satisfies z.infer<typeof SealedFile>),
  )
}

/** Keeps secrets that do not open, for the case that their keychain comes back. */
export async function putSecretsAside(ports: Ports): Promise<void> {
  await rename(secretsPath(ports), join(ports.profile, `secrets-unreadable-${randomUUID()}.json`))
}
