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
 * the Electron shell too, and is sealed there at the next enrolment.
 * @throws ProblemError `secrets-unreadable`
 */
export async function readSecrets(ports: Ports): Promise<Secrets | null> {
  const text = await readIfThere(secretsPath(ports))
  if (text === null) return null
  try {
    const { sealedBy, sealed } = SealedFile.parse(JSON.parse(text))
    const bytes = Buffer.from(sealed, 'base64')
    if (sealedBy === 'electron' && ports.shell === 'browser')
      fail('secrets-unreadable', null, 'the system’s keychain holds them for the desktop program')
    const opened = sealedBy === 'browser' ? bytes : await ports.open(bytes)
    return Secrets.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    return fail('secrets-unreadable', null, 'the keychain does not open them', error)
  }
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
