import { problem } from '../../shared/protocol/problem.ts'
import { failure } from '../host/answers.ts'
import { sameKey } from './key.ts'

export type Door = {
  port: number
  /** In the address that is printed and opened; of this start alone. */
  addressKey: string
  /** In the cookie of a window that was let in. */
  cookieKey: string
}

/** In seconds. 400 days is the longest that Chromium keeps a cookie. */
const cookieAge = 400 * 24 * 60 * 60

/** Cookies do not tell ports apart, so that the name does. */
const cookieName = (port: number) => `evidence-desk-${port}`

export const addressOf = ({ port, addressKey }: Omit<Door, 'cookieKey'>) =>
  `http://127.0.0.1:${port}/?key=${addressKey}`

function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value ?? null
  }
  return null
}

function refusal(request: Request): Response {
  const refused = problem('not-this-window')
  if (request.headers.get('Sec-Fetch-Mode') !== 'navigate') return failure(refused)
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Evidence Desk</title>
<h1>This is not the window of this workstation</h1><p>${refused.what}</p><p>${refused.todo}</p>`
  return new Response(page, {
    status: refused.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  })
}

/**
 * Lets in what the window of this workstation asks, and answers everything else itself; null means in.
 * A name that a hostile page has pointed at this machine does not have our Host; a page of another
 * site does not have our Origin; another program of this machine does not have the key.
 */
export function guard(request: Request, door: Door): Response | null {
  const host = `127.0.0.1:${door.port}`
  const origin = request.headers.get('Origin')
  if (request.headers.get('Host') !== host) return refusal(request)
  if (origin !== null && origin !== `http://${host}`) return refusal(request)

  const { pathname, searchParams } = new URL(request.url)
  const name = cookieName(door.port)
  const known = sameKey(cookieOf(request, name), door.cookieKey)
  const key = pathname === '/' ? searchParams.get('key') : null
  if (key !== null && request.method === 'GET' && (known || sameKey(key, door.addressKey))) {
    const cookie = `${name}=${door.cookieKey}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${cookieAge}`
    return new Response(null, {
      status: 303,
      headers: { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
    })
  }
  return known ? null : refusal(request)
}
