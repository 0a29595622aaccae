import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask, problemOf, testHost, testPorts } from '../testing/host.ts'
import { addressOf } from './guard.ts'
import { cookieKey, newWindowKey } from './key.ts'
import { serveOnLoopback } from './serve.ts'

async function served() {
  const ports = await testPorts({ shell: 'browser' })
  const host = await testHost(ports)
  const keys = { addressKey: newWindowKey(), cookieKey: await cookieKey(ports.profile) }
  const { port, stop } = await serveOnLoopback(0, keys, host)
  onTestFinished(stop)
  const cookie = `evidence-desk-${port}=${keys.cookieKey}`
  return { ports, host, port, keys, cookie, address: addressOf({ port, ...keys }) }
}

type Got = { status: number; headers: IncomingHttpHeaders; text: string }

/** Sends exactly these headers: `fetch` would set Host and Origin by itself. */
async function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> {
  const asked = request({ host: '127.0.0.1', port, path, method, headers })
  asked.end()
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const part of answer) text += part
  return { status: answer.statusCode, headers: answer.headers, text }
}

describe('the door of the browser shell', () => {
  test('lets a window in by the address that was printed, and then by its cookie', async () => {
    const { address, port, keys } = await served()
    const { pathname, search } = new URL(address)
    const entered = await get(port, `${pathname}${search}`)
    expect([entered.status, entered.headers.location]).toEqual([303, '/'])
    const [set = ''] = entered.headers['set-cookie'] ?? []
    const [cookie = '', ...rules] = set.split('; ')
    expect(cookie).toBe(`evidence-desk-${port}=${keys.cookieKey}`)
    expect(rules).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']))
    expect(entered.headers.location).not.toContain('key')
    const page = await get(port, '/', { Cookie: `other=1; ${cookie}` })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'")
    const session = await get(port, '/host/session', { Cookie: cookie })
    expect(JSON.parse(session.text)).toMatchObject({ shell: 'browser' })
  })

  test('lets nobody in without, not even to what is not secret', async () => {
    const { port, keys, cookie } = await served()
    const name = cookie.split('=')[0]
    for (const path of ['/', '/host/session', '/central/v1', '/assets/x.js', '/?key='])
      for (const headers of [
        { Cookie: '' },
        { Cookie: `${name}=` },
        { Cookie: `${name}=${newWindowKey()}` },
        { Cookie: `${name}=${keys.addressKey}` },
        { Cookie: `evidence-desk-1=${keys.cookieKey}` },
      ]) {
        const answer = await get(port, path, headers)
        expect([answer.status, answer.headers['set-cookie']], path).toEqual([403, undefined])
        expect(JSON.parse(answer.text).problem.code).toBe('not-this-window')
      }
    expect((await get(port, `/?key=${newWindowKey()}`)).status).toBe(403)
    expect((await get(port, `/?key=${keys.cookieKey}`)).status).toBe(403)
    expect((await get(port, `/host/session?key=${keys.addressKey}`)).status).toBe(403)
  })

  test('tells a person what to do on a page', async () => {
    const { port } = await served()
    const page = await get(port, '/', { 'Sec-Fetch-Mode': 'navigate' })
    expect(page.status).toBe(403)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.text).toContain('Open the workstation by the address that it printed')
  })

  test('is shut to names that a hostile page has pointed here', async () => {
    const { port, cookie, keys } = await served()
    for (const Host of [
      `evil.example.org:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
    ]) {
      expect((await get(port, '/host/session', { Host, Cookie: cookie })).status, Host).toBe(403)
      expect((await get(port, `/?key=${keys.addressKey}`, { Host })).status, Host).toBe(403)
    }
  })

  test('is shut to pages of other origins, even with the cookie', async () => {
    const { port, cookie } = await served()
    const own = `http://127.0.0.1:${port}`
    for (const Origin of ['https://example.org', 'null', `http://localhost:${port}`, `${own}0`])
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const answer = await get(port, '/host/session', { Origin, Cookie: cookie }, method)
        expect(answer.status, `${method} ${Origin}`).toBe(403)
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
      }
    expect((await get(port, '/host/session', { Origin: own, Cookie: cookie })).status).toBe(200)
    const crossSite = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' }
    expect((await get(port, '/host/session', crossSite)).status).toBe(403)
  })

  test('has the same cookie after a restart, so that an open window goes on', async () => {
    const { ports, keys } = await served()
    expect(await cookieKey(ports.profile)).toBe(keys.cookieKey)
    const other = await testPorts()
    await testHost(other)
    expect(await cookieKey(other.profile)).not.toBe(keys.cookieKey)
  })

  test('says when its port is taken', async () => {
    const { port, keys, host } = await served()
    await expect(serveOnLoopback(port, keys, host)).rejects.toMatchObject({
      problem: { code: 'port-in-use', subject: String(port) },
    })
    expect(await problemOf(await ask(host, '/x'))).toBe('path-unknown')
  })
})
