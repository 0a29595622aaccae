import { Departed } from '../../../shared/protocol/devices.ts'
import { Answer } from '../../../shared/protocol/envelope.ts'
import type { HostPorts } from '../ports.ts'
import { fetchCentral } from '../wire/fetch.ts'
import type { Access } from '../wire/pass.ts'

/** Milliseconds. Nothing here hangs on the answer any more. */
const patience = 5000

/** Tells central records that this device was left. @returns whether they heard it */
export async function tellLeft(
  fetch: HostPorts['fetch'],
  { address, token }: Access,
): Promise<boolean> {
  try {
    const response = await fetchCentral(fetch, address, '/v1/devices/own', {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
      patience,
      signal: AbortSignal.timeout(patience * 2),
    })
    return Answer(Departed).safeParse(await response.json()).success
  } catch {
    return false
  }
}
