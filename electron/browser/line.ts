import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { LineAsk, type LineAnswer, linePath } from '../../shared/protocol/line.ts'
import type { Host } from '../host/host.ts'

/** In bytes: a body at the limit of a host, escaped once more. */
const longest = 4 * 1024 * 1024

/**
 * Lets windows ask a host over the line.
 * @param admits whether a request for a line comes from the window of this workstation
 * @returns ends all lines
 */
export function answerLines(
  server: Server,
  admits: (request: Request) => boolean,
  post: Host['post'],
): () => void {
  const lines = new WebSocketServer({
    noServer: true,
    maxPayload: longest,
    perMessageDeflate: false,
  })
  server.on('upgrade', (incoming, socket, head) => {
    const request = requestOf(incoming)
    // A program that is no browser need not say where it comes from; a window always does.
    const isOurs = request.headers.has('Origin') && new URL(request.url).pathname === linePath
    if (!isOurs || !admits(request)) return refuse(socket)
    lines.handleUpgrade(incoming, socket, head, (line) => carry(line, post))
  })
  return () => {
    for (const line of lines.clients) line.terminate()
  }
}

function requestOf({ headers, url = '/' }: IncomingMessage): Request {
  const given = Object.entries(headers).map(([name, value]) => [name, String(value)])
  return new Request(new URL(url, `http://${headers.host ?? 'nowhere.invalid'}`), {
    headers: Object.fromEntries(given),
  })
}

function refuse(socket: Duplex): void {
  socket.on('error', () => {})
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

function carry(line: WebSocket, post: Host['post']): void {
  line.on('error', () => {})
  line.on('message', (data) => {
    const asked = read(data)
    if (asked === null) return line.close(1008, 'not an ask')
    void answer(line, asked, post)
  })
}

async function answer(line: WebSocket, { ask, path, body }: LineAsk, post: Host['post']) {
  const answered: LineAnswer = { ask, ...(await post(path, body)) }
  line.send(JSON.stringify(answered), ignore)
}

// A line that ended meanwhile: the window asks again.
const ignore = () => {}

function read(data: RawData): LineAsk | null {
  try {
    return LineAsk.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''))
  } catch {
    return null
  }
}
