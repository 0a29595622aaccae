import {
  Code,
  Enrolled,
  type Enrolment as EnrolmentRequest,
} from '../../shared/protocol/devices.ts'
import { Hello } from '../../shared/protocol/envelope.ts'
import type { EnrolRequest } from '../../shared/protocol/host.ts'
import { fail, ProblemError } from '../../shared/protocol/problem.ts'
import { normaliseAddress } from './wire/address.ts'
import { askCentral } from './wire/ask.ts'
import type { HostPorts } from './ports.ts'
import { readEnrolment, writeEnrolment } from './profile/enrolment.ts'
import { putAside } from './profile/aside.ts'
import { newKey, type PrivateKey, readSecrets, writeSecrets } from './profile/secrets.ts'
import type { Vault } from './profile/vault.ts'

type Ports = Pick<HostPorts, 'profile' | 'fetch'>

/**
 * The key of this device, made on first use. It is on disk before central records hear of it: should
 * the answer be lost, the next code finds the same device.
 */
async function deviceKey(profile: string, vault: Vault): Promise<PrivateKey> {
  const secrets = await readSecrets(profile, vault).catch((error: unknown) => {
    if (!(error instanceof ProblemError) || error.problem.code !== 'secrets-unreadable') throw error
    // Nothing opens them any more; the device goes on as a new one.
    return null
  })
  if (secrets) return secrets.key
  const key = newKey()
  await writeSecrets(profile, vault, { key, token: null })
  return key
}

/**
 * Enrols this workstation at central records, for the first time or again. Where the vault cannot be
 * opened, its passphrase forgotten or its keychain gone, a code of the office begins a new one; what
 * the old one sealed is put aside, not deleted.
 * @throws ProblemError `address-wrong`, `code-wrong`, `other-central`, `passphrase-needed`,
 *   `passphrase-weak`, those of `askCentral`, and what central records say to the code
 */
export async function enrol(ports: Ports, vault: Vault, request: EnrolRequest): Promise<void> {
  const { profile } = ports
  const address = normaliseAddress(request.address)
  const code = Code.safeParse(request.code)
  if (!code.success) return fail('code-wrong')

  const before = await readEnrolment(profile)
  const hello = await askCentral(ports.fetch, address, '/v1', Hello)
  if (before && before.service !== hello.service) fail('other-central', address)

  const { state } = vault.state
  const next =
    state === 'open' ? null : await vault.prepare(request.passphrase, hello.demonstration)
  if (next && state === 'none') {
    await putAside(profile)
    await vault.replace(next)
  }
  // Only a code that is good may take the place of a vault that is closed.
  const replacing = next !== null && state !== 'none'
  const key = replacing ? newKey() : await deviceKey(profile, vault)

  const { deviceName } = request
  const enrolled = await askCentral(ports.fetch, address, '/v1/devices', Enrolled, {
    code: code.data,
    deviceName,
    publicKey: key.x,
    reviewerId: before?.reviewer.id ?? null,
  } satisfies EnrolmentRequest)
  if (enrolled.service !== hello.service) fail('not-central', address)

  if (replacing) {
    // A machine that was left has nothing to keep but the word that it was.
    if (vault.state.destroyed?.reason !== 'left') await putAside(profile)
    await vault.replace(next)
  }
  const { service, deviceId, reviewer, token, expiresAt, demonstration, terms } = enrolled
  await writeSecrets(profile, vault, { key, token })
  await writeEnrolment(profile, {
    service,
    address,
    deviceId,
    deviceName,
    reviewer,
    expiresAt,
    demonstration,
    terms,
  })
}
