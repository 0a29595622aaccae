import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { termsHeader } from '../../shared/protocol/devices.ts'
import { problem, type ProblemCode } from '../../shared/protocol/problem.ts'

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse, body: string) => void

async function readAll(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of incoming) text += part
  return text
}

/** A real HTTP server that answers as the test says; gone when the test is over. */
export async function testServer(handle: Handler): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void readAll(incoming).then((body) => handle(incoming, outgoing, body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

export const stamp = (protocol = 1) => ({
  protocol,
  epoch: '0190a000-0000-7000-8000-000000000001',
  serverTime: '2026-11-23T15:04:05.000Z',
})

/** The public half of a key that an office might have. */
export const newOfficeKey = () =>
  String(generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x)

/** Central records in so far as enrolment needs them: one reviewer, codes that are used once. */
export async function enrollingCentral(service: string = randomUUID(), demonstration = false) {
  const devices = new Map<string, string>()
  const tokens = new Set<string>()
  const revoked = new Set<string>()
  const left: string[] = []
  const asked: { publicKey: string; reviewerId: string | null; code: string }[] = []
  const terms = { leaseDays: 30 as number | null, office: newOfficeKey(), timeSums: false }
  let refuse: ProblemCode | null = null
  const address = await testServer(({ method, url, headers }, outgoing, body) => {
    const send = (data: unknown) => outgoing.end(JSON.stringify({ ...stamp(), data }))
    const fault = (code: ProblemCode) => {
      const wrong = problem(code)
      outgoing.writeHead(wrong.status).end(JSON.stringify({ ...stamp(), problem: wrong }))
    }
    if (url === '/v1') return send({ service, name: 'Test', demonstration })
    if (url === '/v1/devices') {
      if (refuse) return fault(refuse)
      const request = JSON.parse(body)
      asked.push(request)
      const known = devices.get(request.publicKey)
      const deviceId = known ?? randomUUID()
      devices.set(request.publicKey, deviceId)
      const token = createHash('sha256').update(randomUUID()).digest('hex')
      tokens.add(token)
      const reviewer = { id: 'R-1', name: 'Ada Reviewer' }
      const expiresAt = '2027-05-01T00:00:00.000Z'
      return send({ service, deviceId, reviewer, token, expiresAt, demonstration, terms })
    }
    const token = (headers.authorization ?? '').replace('Bearer ', '')
    if (!tokens.has(token)) return fault('token-unknown')
    if (revoked.has(token)) return fault('device-revoked')
    if (url === '/v1/devices/own' && method === 'DELETE') {
      tokens.delete(token)
      left.push(token)
      return send({ deviceId: randomUUID() })
    }
    outgoing.setHeader(termsHeader, JSON.stringify(terms))
    return send({ changes: [], cursor: 'x', more: false })
  })
  return {
    address,
    service,
    asked,
    /** The tokens of devices that said that they were left. */
    left,
    /** Told to every device with the next answer. */
    terms,
    /** Forgets every token, as after a restore from a backup. */
    forget: () => tokens.clear(),
    /** Shuts out every device of now. */
    revoke: () => tokens.forEach((token) => revoked.add(token)),
    refuse: (code: ProblemCode | null) => (refuse = code),
  }
}
