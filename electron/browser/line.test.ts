import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { LineAnswer } from '../../shared/protocol/line.ts'
import { testHost, testPorts } from '../testing/host.ts'
import { cookieKey, newWindowKey } from './key.ts'
import { serveOnLoopback } from './serve.ts'

async function served() {
  const ports = await testPorts({ shell: 'browser' })
  const host = await testHost(ports)
  const keys = { addressKey: newWindowKey(), cookieKey: await cookieKey(ports.profile) }
  const { port, stop } = await serveOnLoopback(0, keys, host)
  const own = {
    Host: `127.0.0.1:${port}`,
    Origin: `http://127.0.0.1:${port}`,
    Cookie: `evidence-desk-${port}=${keys.cookieKey}`,
  }
  return { port, stop, own }
}

type Headers = Record<string, string>

function dial(port: number, headers: Headers, path = '/host/line'): WebSocket {
  const line = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  line.on('error', () => {})
  onTestFinished(() => line.terminate())
  return line
}

/** The status of the refusal, or null when the line was opened. */
async function refused(port: number, headers: Headers, path?: string): Promise<number | null> {
  const line = dial(port, headers, path)
  return Promise.race([
    once(line, 'open').then(() => null),
    once(line, 'unexpected-response').then(([, response]) => response.statusCode as number),
  ])
}

async function open() {
  const { port, stop, own } = await served()
  onTestFinished(stop)
  const line = dial(port, own)
  await once(line, 'open')
  return line
}

const next = async (line: WebSocket) => {
  const [data] = await once(line, 'message')
  return LineAnswer.parse(JSON.parse(String(data)))
}

describe('the line of a window', () => {
  test('carries what is posted to the host, and its answer', async () => {
    const line = await open()
    line.send(JSON.stringify({ ask: 7, path: '/host/decisions', body: '{}' }))
    const answer = await next(line)
    expect(answer).toMatchObject({ ask: 7, status: 400 })
    expect(JSON.parse(answer.body).problem.code).toBe('request-malformed')
    line.send(JSON.stringify({ ask: 8, path: '/host/nothing', body: '{}' }))
    expect(JSON.parse((await next(line)).body).problem.code).toBe('path-unknown')
  })

  test('is shut to whoever the door is shut to', async () => {
    const { port, stop, own } = await served()
    onTestFinished(stop)
    const without = (name: keyof typeof own): Headers =>
      Object.fromEntries(Object.entries(own).filter(([key]) => key !== name))
    expect(await refused(port, own)).toBeNull()
    expect(await refused(port, without('Cookie'))).toBe(403)
    expect(await refused(port, without('Origin'))).toBe(403)
    expect(await refused(port, { ...own, Cookie: `evidence-desk-${port}=${newWindowKey()}` })).toBe(
      403,
    )
    for (const Origin of ['https://example.org', 'null', `http://localhost:${port}`])
      expect(await refused(port, { ...own, Origin }), Origin).toBe(403)
    expect(await refused(port, { ...own, Host: `evil.example.org:${port}` })).toBe(403)
    expect(await refused(port, own, '/host/session')).toBe(403)
  })

  test.each([
    ['no JSON', 'Hello'],
    ['another path', JSON.stringify({ ask: 1, path: '/central/v1/changes', body: '{}' })],
    ['no number', JSON.stringify({ ask: -1, path: '/host/decisions', body: '{}' })],
    ['bytes of another form', Buffer.from([0, 1, 2])],
  ])('ends at a message that is no ask: %s', async (_, message) => {
    const line = await open()
    line.send(message)
    const [code] = await once(line, 'close')
    expect(code).toBe(1008)
  })

  test('ends at a message that is longer than any ask', async () => {
    const line = await open()
    line.send('x'.repeat(4 * 1024 * 1024 + 1))
    const [code] = await once(line, 'close')
    expect(code).toBe(1009)
  })

  test('does not keep the program from ending', async () => {
    const { port, stop, own } = await served()
    const line = dial(port, own)
    await once(line, 'open')
    const closed = once(line, 'close')
    await stop()
    await expect(closed).resolves.toBeDefined()
  })
})
