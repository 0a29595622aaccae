import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { stamp, testServer } from '../../testing/central.ts'
import { problemOf } from '../../testing/host.ts'
import { passToCentral } from './pass.ts'

const sha256 = 'c'.repeat(64)
const evidence = `/central/v1/evidence/${sha256}`
const access = (address: string) => async () => ({ address, token: 'the-token' })
const pass = (address: string, path: string, init?: RequestInit) =>
  passToCentral(new Request(`http://desk${path}`, init), fetch, access(address))

type Seen = { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }

async function recording(respond: (outgoing: ServerResponse) => void) {
  const seen: Seen[] = []
  const address = await testServer(({ method, url, headers }, outgoing, body) => {
    seen.push({ method, url, headers, body })
    respond(outgoing)
  })
  return { address, seen }
}

describe('what the window asks of central records', () => {
  test('goes with the token and without anything else of the window', async () => {
    const { address, seen } = await recording((outgoing) => outgoing.end('{}'))
    await pass(`${address}/below`, '/central/v1/changes?since=a%2Fb&limit=5', {
      headers: {
        Accept: 'application/json',
        Authorization: 'Bearer forged',
        Cookie: 'evidence-desk=key',
        Origin: 'http://desk',
        'X-Forwarded-For': '10.0.0.1',
      },
    })
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/below/v1/changes?since=a%2Fb&limit=5' })
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer the-token',
      'accept-encoding': 'identity',
    })
    for (const name of ['cookie', 'origin', 'x-forwarded-for'])
      expect(seen[0]?.headers).not.toHaveProperty(name)
  })

  test('brings a part of evidence back as it is, and leaves it in no cache', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128, 7])
    const { address, seen } = await recording((outgoing) =>
      outgoing
        .writeHead(206, {
          'Content-Type': 'application/pdf',
          'Content-Length': '6',
          'Content-Range': 'bytes 4-9/20',
          'Accept-Ranges': 'bytes',
          ETag: `"${sha256}"`,
          'Cache-Control': 'private, immutable',
          'Set-Cookie': 'a=b',
        })
        .end(bytes),
    )
    const headers = { Range: 'bytes=4-9', 'If-Range': `"${sha256}"` }
    const answer = await pass(address, evidence, { headers })
    expect(seen[0]?.headers).toMatchObject({ range: 'bytes=4-9', 'if-range': `"${sha256}"` })
    expect(answer.status).toBe(206)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-range': 'bytes 4-9/20',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    for (const name of ['set-cookie', 'content-length'])
      expect(answer.headers.has(name)).toBe(false)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
  })

  test('takes a batch there and central records’ own refusal back', async () => {
    const said = { ...stamp(), problem: { code: 'token-unknown' } }
    const { address, seen } = await recording((outgoing) =>
      outgoing.writeHead(429, { 'Retry-After': '7' }).end(JSON.stringify(said)),
    )
    const body = JSON.stringify({ decisions: ['x'.repeat(500_000)] })
    const headers = { 'Content-Type': 'application/json' }
    const answer = await pass(address, '/central/v1/decisions', { method: 'POST', body, headers })
    expect(seen[0]?.body).toBe(body)
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '7'])
    expect(await answer.json()).toEqual(said)
  })

  test('is on a list, by path and by method', async () => {
    const { address, seen } = await recording((outgoing) => outgoing.end('{}'))
    for (const path of [
      '/central',
      '/central/',
      '/central/v1/',
      '/central/v1/devices',
      '/central/v1/evidence/..%2fdevices',
      `/central/v1/evidence/${sha256}/x`,
      `/central/v1/evidence/${sha256.toUpperCase()}`,
      '/central/v2/changes',
    ])
      expect(await problemOf(await pass(address, path)), path).toBe('path-unknown')
    for (const [path, method] of [
      ['/central/v1/changes', 'POST'],
      ['/central/v1/decisions', 'DELETE'],
      [evidence, 'PUT'],
    ] as const)
      expect(await problemOf(await pass(address, path, { method })), path).toBe('method-wrong')
    expect(seen).toEqual([])
  })

  test('arrives as it comes, and is given up when the window gives it up', async () => {
    const first = Promise.withResolvers<ServerResponse>()
    const address = await testServer((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '1000000' })
      outgoing.write('begin')
      first.resolve(outgoing)
    })
    const window = new AbortController()
    const answer = await pass(address, evidence, { signal: window.signal })
    const reader = answer.body?.getReader()
    const part = await reader?.read()
    expect(Buffer.from(part?.value ?? []).toString()).toBe('begin')
    const gone = once(await first.promise, 'close')
    window.abort()
    await expect(reader?.read()).rejects.toThrow(/abort/)
    await gone
  })
})

describe('when central records do not answer', () => {
  test('the window is told that they cannot be reached', async () => {
    const answer = await pass('http://127.0.0.1:9', '/central/v1')
    expect([answer.status, await problemOf(answer)]).toEqual([503, 'central-unreachable'])
  })

  test('a redirect is taken for someone else, and the token goes no further', async () => {
    const other = await recording((outgoing) => outgoing.end('{}'))
    const { address } = await recording((outgoing) =>
      outgoing.writeHead(302, { Location: `${other.address}/v1` }).end(),
    )
    expect(await problemOf(await pass(address, '/central/v1'))).toBe('not-central')
    expect(other.seen).toEqual([])
  })

  test('so is one that the shell’s fetch refuses by itself', async () => {
    const refusing = async () => {
      throw new Error('Redirect was cancelled')
    }
    const request = new Request('http://desk/central/v1')
    const answer = await passToCentral(request, refusing, access('http://127.0.0.1:9'))
    expect(await problemOf(answer)).toBe('not-central')
  })

  test('a connection that breaks in the middle breaks the answer', async () => {
    const address = await testServer((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'Content-Length': '1000' })
      outgoing.write('some', () => outgoing.destroy())
    })
    const answer = await pass(address, evidence)
    await expect(answer.arrayBuffer()).rejects.toThrow(/terminated/)
  })
})
