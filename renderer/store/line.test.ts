import { expect, onTestFinished, test } from 'vitest'
import { type RawData, type WebSocket as Socket, WebSocketServer } from 'ws'
import { type LineAnswer, LineAsk, linePath } from '../../shared/protocol/line.ts'
import type { Fetch } from './ask.ts'
import { fetchOnLine } from './line.ts'

const textOf = (data: RawData) => (Array.isArray(data) ? '' : new TextDecoder().decode(data))
const once = (emitter: WebSocketServer, event: 'listening' | 'connection') =>
  new Promise((resolve) => emitter.once(event, resolve))

/** A host of lines that answers each ask as it is told to. */
async function host(answer: (asked: LineAsk, line: Socket) => Omit<LineAnswer, 'ask'> | null) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', path: linePath })
  server.on('connection', (line) =>
    line.on('message', (data) => {
      const asked = LineAsk.parse(JSON.parse(textOf(data)))
      const given = answer(asked, line)
      if (given) line.send(JSON.stringify({ ask: asked.ask, ...given }))
    }),
  )
  onTestFinished(() => {
    for (const line of server.clients) line.terminate()
    server.close()
  })
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('there is no port')
  return { server, origin: `http://127.0.0.1:${bound.port}` }
}

const requested: Fetch = async (input) =>
  new Response(`by a request: ${input instanceof Request ? input.url : input.toString()}`)
const post = (body: string): RequestInit => ({ method: 'POST', body })

/** A fetch whose line is open. */
async function connected(answer: Parameters<typeof host>[0]) {
  const { server, origin } = await host(answer)
  const connection = once(server, 'connection')
  const fetch = fetchOnLine(origin, ['/host/decisions'], requested)
  await connection
  await expect
    .poll(async () => (await fetch('/host/decisions', post('"are you there"'))).text())
    .not.toContain('by a request')
  return fetch
}

test('each ask has its own answer, in whatever order they come', async () => {
  const late: (() => void)[] = []
  const fetch = await connected(({ ask, body }, line) => {
    const given = { status: body === '"no"' ? 409 : 200, body: `[${body}]` }
    if (body !== '"first"') return given
    late.push(() => line.send(JSON.stringify({ ask, ...given })))
    return null
  })
  const first = fetch('/host/decisions', post('"first"'))
  const second = await fetch('/host/decisions', post('"no"'))
  expect([second.status, await second.json()]).toEqual([409, ['no']])
  for (const send of late) send()
  expect(await (await first).json()).toEqual(['first'])
})

test('only what may be asked twice goes over the line', async () => {
  const fetch = await connected(() => ({ status: 200, body: 'by the line' }))
  const text = async (...request: Parameters<Fetch>) => (await fetch(...request)).text()
  expect(await text('/host/decisions', post('{}'))).toBe('by the line')
  expect(await text('/host/decisions')).toBe('by a request: /host/decisions')
  expect(await text('/host/enrol', post('{}'))).toBe('by a request: /host/enrol')
})

test('a line that breaks before the answer gives way to a request, and is opened again', async () => {
  let breaks = false
  const fetch = await connected((_, line) => {
    if (breaks) line.terminate()
    return breaks ? null : { status: 200, body: 'by the line' }
  })
  breaks = true
  const asked = await fetch('/host/decisions', post('{}'))
  expect(await asked.text()).toBe('by a request: /host/decisions')
  breaks = false
  const again = async () => (await fetch('/host/decisions', post('{}'))).text()
  await expect.poll(again, { timeout: 5000 }).toBe('by the line')
})

test('where nobody answers, all goes by requests', async () => {
  const { server, origin } = await host(() => null)
  await new Promise((resolve) => server.close(resolve))
  const fetch = fetchOnLine(origin, ['/host/decisions'], requested)
  const asked = await fetch('/host/decisions', post('{}'))
  expect(await asked.text()).toBe('by a request: /host/decisions')
})
