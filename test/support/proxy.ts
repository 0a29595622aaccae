/** A network between a workstation and central records, which fails as a test tells it to. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { freePort } from './programs.ts'

export type Asked = {
  method: string
  /** With its query. */
  path: string
  headers: IncomingHttpHeaders
  /** Bytes of the answer's body that were passed on so far. */
  sent: number
}

/** What is done to one answer; nothing where nothing is said. */
export type Treatment = {
  /** Answered in place of central records, which are not asked. */
  instead?: { status: number; headers?: Record<string, string>; body: string }
  /** Another value in place of the JSON of the answer, which is `any` for a test to damage. */
  // oxlint-disable-next-line typescript/no-explicit-any
  json?: (answer: any) => unknown
  /** Other bytes in place of a part of the body, which begins at `at`. */
  bytes?: (part: Buffer, at: number) => Buffer
  /** Passes on so many bytes of the body, waits, and then breaks off or goes on. */
  pause?: { after: number; until: Promise<unknown>; then: 'break-off' | 'go-on' }
}

export type Proxy = {
  address: string
  /** All that was asked through it, in order. */
  asked: Asked[]
  /** Has each answer treated from now on; without a word it passes everything on. */
  treat(treatment?: (asked: Asked) => Treatment | undefined): void
  close(): Promise<void>
}

/** The page of a guest network that wants its visitors to sign in. */
export const portal = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Guest network</title><h1>Please sign in</h1>',
}

/** @param target the address of central records */
export async function startProxy(target: string): Promise<Proxy> {
  const asked: Asked[] = []
  let treatment: (asked: Asked) => Treatment | undefined = () => undefined

  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming
    const ask: Asked = { method, path, headers, sent: 0 }
    asked.push(ask)
    const treated = treatment(ask) ?? {}
    if (treated.instead) {
      const { status, body, headers: named } = treated.instead
      incoming.resume()
      outgoing.writeHead(status, named).end(body)
      return
    }
    const passed = request(`${target}${path}`, { method, headers })
    passed.on('response', (answer) => {
      const { 'content-length': length, ...kept } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...kept,
        ...(length === undefined || treated.json ? {} : { 'content-length': length }),
      })
      outgoing.flushHeaders()
      const body = Readable.from(passOn(answer, treated, ask))
      pipeline(body, outgoing).catch(() => outgoing.destroy())
    })
    // Central records that are away look from here as they would without a proxy.
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })

  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    treat: (next = () => undefined) => {
      treatment = next
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function* passOn(answer: IncomingMessage, { json, bytes, pause }: Treatment, asked: Asked) {
  if (json) {
    yield Buffer.from(JSON.stringify(json(JSON.parse(await text(answer)))))
    return
  }
  let waited = pause === undefined
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    const part = bytes ? bytes(chunk, asked.sent) : chunk
    const now = waited || !pause ? part.length : Math.max(0, pause.after - asked.sent)
    const parts = [part.subarray(0, now), part.subarray(now)].filter(({ length }) => length > 0)
    for (const one of parts) {
      if (pause && !waited && asked.sent >= pause.after) {
        waited = true
        await pause.until
        if (pause.then === 'break-off') throw new Error('the network is gone')
      }
      asked.sent += one.length
      yield one
    }
  }
}
