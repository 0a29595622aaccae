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
import {
  newKey,
  type PrivateKey,
  putSecretsAside,
  readSecrets,
  writeSecrets,
} from './profile/secrets.ts'

/**
 * The key of this device, made on first use. It is on disk before central records hear of it: should
 * the answer be lost, the next code finds the same device.
 */
async function deviceKey(ports: HostPorts): Promise<PrivateKey> {
  const secrets = await readSecrets(ports).catch(async (error: unknown) => {
    // What cannot be opened now may open again; enrolling anew must still be possible.
    if (!(error instanceof ProblemError) || error.problem.code !== 'secrets-unreadable') throw error
    await putSecretsAside(ports)
    return null
  })
  if (secrets) return secrets.key
  const key = newKey()
  await writeSecrets(ports, { key, token: null })
  return key
}

/**
 * Enrols this workstation at central records, for the first time or again.
 * @throws ProblemError `address-wrong`, `code-wrong`, `other-central`, those of `askCentral`, and
 *   what central records say to the code
 */
export async function enrol(ports: HostPorts, request: EnrolRequest): Promise<void> {
  const address = normaliseAddress(request.address)
  const code = Code.safeParse(request.code)
  if (!code.success) return fail('code-wrong')

  const before = await readEnrolment(ports.profile)
  const hello = await askCentral(ports.fetch, address, '/v1', Hello)
  if (before && before.service !== hello.service) fail('other-central', address)

  const { deviceName } = request
  const key = await deviceKey(ports)
  const enrolled = await askCentral(ports.fetch, address, '/v1/devices', Enrolled, {
    code: code.data,
    deviceName,
    publicKey: key.x,
    reviewerId: before?.reviewer.id ?? null,
  } satisfies EnrolmentRequest)
  if (enrolled.service !== hello.service) fail('not-central', address)

  const { service, deviceId, reviewer, token, expiresAt, demonstration } = enrolled
  await writeSecrets(ports, { key, token })
  await writeEnrolment(ports.profile, {
    service,
    address,
    deviceId,
    deviceName,
    reviewer,
    expiresAt,
    demonstration,
  })
}
