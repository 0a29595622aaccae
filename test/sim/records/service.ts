import { Batch, Reconcile } from '../../../shared/protocol/decisions.ts'
import { Enrolment, type Terms, termsHeader } from '../../../shared/protocol/devices.ts'
import { ChangesQuery } from '../../../shared/protocol/changes.ts'
import { protocolVersion } from '../../../shared/protocol/envelope.ts'
import { fail, type Problem, toProblem } from '../../../shared/protocol/problem.ts'
import { readChanges } from './feed.ts'
import { receiveDecision, reconcile } from './receive.ts'
import type { DeviceRecord, State } from './state.ts'

export type Ask = { method: string; path: string; headers: Headers; body: string }

/** An answer on its way: all of its bytes, or what is left of them. */
export type Answer = { status: number; headers: Record<string, string>; body: Uint8Array }

/** To whom the decisions file is sealed as well; nobody has the other half of this key. */
const terms: Terms = {
  leaseDays: null,
  timeSums: false,
  office: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo',
}

/** What a revoked device may still ask, so that nothing it decided is lost. */
const deliveries = ['/v1/decisions', '/v1/decisions/reconcile']

type Service = {
  state: () => State
  now: () => Date
  newId: () => string
  /** The reviewer of a code that was given out. */
  codes: Map<string, string>
  blobs: Map<string, Uint8Array>
  /** Most changes of a page, whatever is asked: small, so that histories have many pages. */
  pageSize: () => number
  /** Between two transactions others have their turn, and the service may end. */
  pause: () => Promise<void>
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** Central records' paths over plain data, one transaction at a time. */
export function createService(service: Service) {
  const stamp = () => ({
    protocol: protocolVersion,
    epoch: service.state().epoch,
    serverTime: service.now().toISOString(),
  })
  const json = (status: number, body: object, headers = {}): Answer => ({
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: bytes(JSON.stringify({ ...stamp(), ...body })),
  })
  const data = (data: unknown) => json(200, { data })

  function authenticate({ headers, path }: Ask): DeviceRecord {
    const token = headers.get('authorization')?.replace('Bearer ', '')
    const device = service.state().devices.find((one) => one.token === token)
    if (device === undefined) return fail('token-unknown')
    return device.revoked && !deliveries.includes(path) ? fail('device-revoked') : device
  }

  function enrol({ body }: Ask): Answer {
    const { code, publicKey } = Enrolment.parse(JSON.parse(body))
    const { devices, service: id } = service.state()
    const reviewerId = service.codes.get(code) ?? fail('code-wrong')
    const token = service.newId().padEnd(40, '0').replaceAll('-', '')
    const known = devices.find((one) => one.publicKey === publicKey)
    const device = known ?? {
      deviceId: service.newId(),
      reviewerId,
      publicKey,
      token,
      revoked: false,
    }
    if (known === undefined) devices.push(device)
    device.token = token
    return data({
      service: id,
      deviceId: device.deviceId,
      reviewer: { id: reviewerId, name: `Reviewer ${reviewerId}` },
      token,
      expiresAt: '2036-11-24T09:00:00.000Z',
      demonstration: false,
      terms,
    })
  }

  async function decide(device: DeviceRecord, { body }: Ask): Promise<Answer> {
    const verdicts = []
    for (const item of Batch.parse(JSON.parse(body)).decisions) {
      const at = service.now().toISOString()
      verdicts.push(receiveDecision(service.state(), device, item, at))
      await service.pause()
    }
    return data({ verdicts })
  }

  function evidence({ headers }: Ask, sha256: string): Answer {
    const bytes = service.blobs.get(sha256) ?? fail('evidence-unknown', sha256)
    const etag = `"${sha256}"`
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.get('range') ?? '') ?? []
    if (first === undefined) return { status: 200, headers: { etag }, body: bytes }
    const range = `bytes ${first}-${last}/${bytes.length}`
    return {
      status: 206,
      headers: { etag, 'content-range': range },
      body: bytes.subarray(Number(first), Number(last) + 1),
    }
  }

  async function route(ask: Ask): Promise<Answer> {
    const { pathname, searchParams } = new URL(ask.path, 'http://records')
    const { service: id } = service.state()
    if (pathname === '/v1') return data({ service: id, name: 'Records', demonstration: false })
    if (pathname === '/v1/devices') return enrol(ask)
    const device = authenticate(ask)
    const answer = await answerTo(device, ask, pathname, searchParams)
    if (!device.revoked) answer.headers[termsHeader] = JSON.stringify(terms)
    return answer
  }

  async function answerTo(
    device: DeviceRecord,
    ask: Ask,
    pathname: string,
    searchParams: URLSearchParams,
  ): Promise<Answer> {
    if (pathname === '/v1/decisions') return decide(device, ask)
    if (pathname === '/v1/decisions/reconcile')
      return data(
        reconcile(service.state(), device, Reconcile.parse(JSON.parse(ask.body)).decisions),
      )
    if (pathname === '/v1/changes') {
      const { since, limit } = ChangesQuery.parse(Object.fromEntries(searchParams))
      return data(readChanges(service.state(), device, since, Math.min(limit, service.pageSize())))
    }
    const [, sha256] = /^\/v1\/evidence\/([0-9a-f]{64})$/.exec(pathname) ?? []
    return sha256 === undefined ? fail('path-unknown', pathname) : evidence(ask, sha256)
  }

  return async (ask: Ask): Promise<Answer> => {
    try {
      return await route(ask)
    } catch (error) {
      const problem: Problem = toProblem(error)
      return json(problem.status, { problem })
    }
  }
}
