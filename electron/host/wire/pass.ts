import type { Terms } from '../../../shared/protocol/devices.ts'
import { centralPrefix } from '../../../shared/protocol/host.ts'
import { fail } from '../../../shared/protocol/problem.ts'
import { dataHeaders, failureOf, wrongMethod } from '../answers.ts'
import type { HostPorts } from '../ports.ts'
import { fetchCentral } from './fetch.ts'
import { firstStretch, joinStretches, readSpan, type Span, writeRange } from './stretches.ts'
import { readTerms } from './terms.ts'

type Route = { method: 'GET' | 'POST'; path: RegExp; patience: number }

/** All that the window may ask of central records; patience in milliseconds, longer for uploads. */
const routes: Route[] = [
  { method: 'GET', path: /^\/v1$/, patience: 20_000 },
  { method: 'GET', path: /^\/v1\/changes$/, patience: 60_000 },
  { method: 'GET', path: /^\/v1\/evidence\/[0-9a-f]{64}$/, patience: 60_000 },
  { method: 'POST', path: /^\/v1\/decisions$/, patience: 180_000 },
  { method: 'POST', path: /^\/v1\/decisions\/reconcile$/, patience: 180_000 },
  { method: 'POST', path: /^\/v1\/times$/, patience: 60_000 },
]

const asked = ['Accept', 'Content-Type', 'If-Range', 'Range']
const answered = ['Accept-Ranges', 'Content-Range', 'Content-Type', 'ETag', 'Retry-After']

/** Where central records are, and this device's token. */
export type Access = { address: string; token: string }

function requestHeaders(request: Request, token: string): Headers {
  const headers = new Headers({
    Authorization: `Bearer ${token}`,
    // The hash of a piece is over its own bytes, and a range is counted in them.
    'Accept-Encoding': 'identity',
  })
  for (const name of asked) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

function answerHeaders(response: Response): Headers {
  const headers = new Headers(dataHeaders)
  for (const name of answered) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  // A proxy on the way may compress all the same; the length is then not that of the bytes we pass.
  const encoding = response.headers.get('Content-Encoding') ?? 'identity'
  const length = response.headers.get('Content-Length')
  if (length !== null && encoding === 'identity') headers.set('Content-Length', length)
  return headers
}

/**
 * Passes a request of the window on to central records, and the answer back, both as streams; a part
 * of evidence is asked for stretch by stretch. What the window gives up is given up towards central
 * records too.
 * @param heard told of the terms that came with the answer
 */
export async function passToCentral(
  request: Request,
  fetch: HostPorts['fetch'],
  access: () => Promise<Access>,
  heard: (terms: Terms) => void = () => {},
): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const path = pathname.slice(centralPrefix.length)
  try {
    const known = routes.filter((route) => route.path.test(path))
    if (known.length === 0) fail('path-unknown', pathname)
    const route = known.find(({ method }) => method === request.method)
    if (!route)
      return wrongMethod(
        pathname,
        request.method,
        known.map(({ method }) => method),
      )
    const { address, token } = await access()
    const headers = requestHeaders(request, token)
    const upload = { body: request.body, duplex: 'half' as const }
    const ask = async () => {
      const response = await fetchCentral(fetch, address, `${path}${search}`, {
        method: route.method,
        headers,
        patience: route.patience,
        signal: request.signal,
        ...(route.method === 'POST' ? upload : {}),
      })
      const terms = readTerms(response.headers)
      if (terms) heard(terms)
      return response
    }
    const askFor = (stretch: Span) => {
      headers.set('Range', writeRange(stretch))
      return ask()
    }
    const span = route.method === 'GET' ? readSpan(headers.get('Range')) : null
    const response = await (span ? askFor(firstStretch(span)) : ask())
    const { status, body } = response
    const answered = answerHeaders(response)
    const joined = span && joinStretches(span, response, askFor)
    if (!joined) return new Response(body, { status, headers: answered })
    answered.set('Content-Range', joined.range)
    // A promise of all bytes could not be broken without losing those that came.
    answered.delete('Content-Length')
    return new Response(joined.body, { status, headers: answered })
  } catch (error) {
    return failureOf(error)
  }
}
